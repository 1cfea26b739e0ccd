/** An inspector's own cases: how far they are, what is next, and the way to exactly there. */
import { counted, missingCount } from '#engine/casework/case-state.ts'
import { whereLeft } from '#engine/casework/where-left.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { summaryList, taskList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { kindLabel } from './case-view.ts'
import type { CaseWithState } from './case-with-state.ts'
import type { CasesView } from './cases-view.ts'
import { answeredOf, caseStatus, knownOf } from './listed-case.ts'

/** Where a link to a case leads, and what is next there. */
export function nextIn(
  framework: Framework,
  path: string,
  one: CaseWithState,
  lastAnswered: string | null,
): { verb: string; href: string; next: string } {
  const address = `${path}/${one.id}`
  if (one.completedAt) return { verb: 'Read', href: address, next: 'Complete' }
  const made = one.state.progress
  const left = whereLeft(framework, one.caseKind, made, lastAnswered)
  if (!left) {
    const undecided = made.standards.some((standard) => standard.undecided.length > 0)
    return {
      verb: undecided ? 'Carry on with' : 'Complete',
      href: address,
      next: undecided ? 'Next: what the facts leave undecided' : 'Next: complete the case',
    }
  }
  const screen = left.screen === 'facts' ? 'facts' : `standards/${left.screen}`
  return {
    verb: counted(made).answered === 0 ? 'Start' : 'Carry on with',
    href: `${address}/${screen}#${left.question}`,
    next: `Next: ${left.name}`,
  }
}

function overview(mine: CaseWithState[]): Html {
  const open = mine.filter((one) => !one.completedAt)
  const begun = open.filter((one) => counted(one.state.progress).answered > 0)
  const row = (key: string, value: number) => ({ key: { text: key }, value: { text: String(value) } })
  return summaryList({
    rows: [
      row('Cases', mine.length),
      row('Complete', mine.length - open.length),
      row('In progress', begun.length),
      row('Not started', open.length - begun.length),
      row(
        'Answers still to give',
        open.reduce((sum, one) => sum + missingCount(one.state.progress), 0),
      ),
    ],
  })
}

export function myCases({ around, framework, personId, cases, last, stopped }: CasesView): Html | '' {
  const mine = cases.filter(
    (one) => one.assessorId === personId || (one.assessorId && one.colleagueId === personId),
  )
  // What is begun first, then what is still to begin; what is done comes last.
  const turn = (one: CaseWithState): number =>
    one.completedAt ? 2 : counted(one.state.progress).answered > 0 ? 0 : 1
  mine.sort((a, b) => turn(a) - turn(b))
  const path = `/inspections/${around.inspection.slug}/casework`
  if (mine.length === 0) {
    return may(around.roles, 'allocate', 'inspection') || !may(around.roles, 'see casework', 'inspection')
      ? ''
      : html`<h2 class="govuk-heading-m">My cases</h2><p class="govuk-body">No case is allocated to you yet. The lead inspector does that.</p>`
  }
  const together = (one: CaseWithState): string[] => {
    if (!one.colleague) return []
    return [one.colleagueId === personId ? `Together with ${one.assessor}` : `Together with ${one.colleague}`]
  }
  return html`<h2 class="govuk-heading-m">My cases</h2>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${overview(mine)}
${taskList({
  idPrefix: 'my-case',
  items: mine.map((one) => {
    const about = [kindLabel(framework, one.caseKind), ...knownOf(framework, one), ...together(one)].join(
      '. ',
    )
    if (stopped.has(one.id)) {
      return {
        title: { text: `Case ${one.caseRef}` },
        hint: {
          text: 'You are too close to this case to assess it. What you saved is kept; the lead inspector gives it to somebody else.',
        },
        status: { text: 'Not for you', classes: 'govuk-task-list__status--cannot-start-yet' },
      }
    }
    const { verb, href, next } = nextIn(framework, path, one, last.get(one.id) ?? null)
    return {
      title: { text: `${verb} case ${one.caseRef}` },
      hint: { text: one.completedAt ? about : `${next}. ${about}` },
      href,
      status: {
        html: html`${caseStatus(one)}<br><span class="pl-nowrap">${answeredOf(one)}</span> answered`,
      },
    }
  }),
})}
</div></div>`
}
