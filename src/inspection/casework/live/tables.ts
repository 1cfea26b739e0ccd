/** The tables of the live view. Each cell that may change carries a key, by which the script finds it again. */
import { caseKindById, standardsInOrder } from '#engine/framework/find.ts'
import type { Emerging } from '#engine/rating/emerging.ts'
import { tag } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { LiveCase, LiveProgress } from './progress.ts'

const live = (key: string, content: Html | string, numeric = false) => ({
  ...(typeof content === 'string' ? { text: content } : { html: content }),
  ...(numeric ? { format: 'numeric' } : {}),
  attributes: { 'data-live-cell': key },
})
const numeric = (text: string) => ({ text, format: 'numeric' })

const saved = (at: Date | null): string => (at ? readableMoment(at) : 'Nothing yet')

function stateOf({ case: one, answered }: LiveCase): Html {
  if (one.completedAt) return tag({ text: 'Complete', classes: 'govuk-tag--green' })
  if (!one.assessorId) return tag({ text: 'Not allocated', classes: 'govuk-tag--grey' })
  if (answered === 0) return tag({ text: 'Not started', classes: 'govuk-tag--grey' })
  return tag({ text: 'In progress', classes: 'govuk-tag--blue' })
}

export function byPerson({ cases }: LiveProgress): Html {
  const groups = [...Map.groupBy(cases, ({ case: one }) => one.assessorId ?? '')].map(([id, all]) => {
    const seen = all.filter((one) => !one.hidden)
    const times = seen.flatMap((one) => one.lastSaved?.getTime() ?? [])
    return {
      id,
      name: all[0]!.case.assessor ?? 'Not allocated',
      cases: all.length,
      complete: all.filter(({ case: one }) => one.completedAt).length,
      answered: seen.reduce((sum, one) => sum + one.answered, 0),
      of: seen.reduce((sum, one) => sum + one.of, 0),
      last: times.length > 0 ? new Date(Math.max(...times)) : null,
    }
  })
  return wideTable('Progress by inspector', {
    head: [
      { text: 'Inspector' },
      numeric('Cases'),
      numeric('Complete'),
      numeric('Answered'),
      { text: 'Last saved' },
    ],
    firstCellIsHeader: true,
    rows: groups
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
      .map((one) => [
        { text: one.name, attributes: { 'data-live-row': one.id } },
        live(`cases ${one.id}`, String(one.cases), true),
        live(`complete ${one.id}`, String(one.complete), true),
        live(`answered ${one.id}`, `${one.answered} of ${one.of}`, true),
        live(`last ${one.id}`, saved(one.last)),
      ]),
  })
}

export function byCase({ cases, framework }: LiveProgress, path: string): Html {
  return wideTable('Progress by case', {
    head: [
      { text: 'Case' },
      { text: 'Inspector' },
      numeric('Answered'),
      { text: 'Last saved' },
      { text: 'State' },
    ],
    firstCellIsHeader: true,
    rows: cases.map((row) => {
      const { case: one, answered, of, lastSaved, hidden } = row
      const kind = caseKindById(framework, one.caseKind)?.label ?? one.caseKind
      const first = {
        html: html`${hidden ? html`<span class="pl-nowrap">${one.caseRef}</span>` : html`<a class="govuk-link pl-nowrap" href="${path}/${one.id}">${one.caseRef}</a>`}<div class="pl-small">${kind}</div>`,
        attributes: { 'data-live-row': one.id },
      }
      const assessor = live(`assessor ${one.id}`, one.assessor ?? 'Nobody')
      if (hidden) {
        const why = 'Hidden from you: you assess this case a second time'
        return [first, assessor, numeric('–'), { text: why }, live(`state ${one.id}`, stateOf(row))]
      }
      return [
        first,
        assessor,
        live(`answered ${one.id}`, `${answered} of ${of}`, true),
        live(`last ${one.id}`, saved(lastSaved)),
        live(`state ${one.id}`, stateOf(row)),
      ]
    }),
  })
}

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

function distance({ nearest }: Emerging): string {
  if (!nearest) return '–'
  const { cases: count, points, from, to, direction } = nearest
  const way = direction === 'up' ? 'up to' : 'down to'
  return `${cases(count)} ${way} ${to}; ${points} ${points === 1 ? 'point' : 'points'} from ${from}%`
}

export function byKeyQuestion({ framework, emerging }: LiveProgress): Html {
  const found = new Map(emerging.map((one) => [one.id, one]))
  return html`${standardsInOrder(framework)
    .filter((standard) => standard.keyQuestions.some(({ id }) => found.has(id)))
    .map(
      (standard) => html`<h3 class="govuk-heading-s">${standard.ref} ${standard.name}</h3>
${wideTable(`Emerging counts of ${standard.ref} ${standard.name}`, {
  head: [
    { text: 'Key question' },
    numeric('Yes'),
    numeric('Per cent'),
    { text: 'Band so far' },
    { text: 'Nearest other band' },
    numeric('Missing'),
    numeric('Undecided'),
  ],
  firstCellIsHeader: true,
  rows: standard.keyQuestions.flatMap(({ id, ref, text }) => {
    const one = found.get(id)
    if (!one) return []
    return [
      [
        {
          html: html`<span class="pl-ref">${ref}</span>${text}`,
          classes: 'govuk-!-font-weight-regular pl-about',
          attributes: { 'data-live-row': id },
        },
        live(`yes ${id}`, `${one.yes} of ${one.relevant}`, true),
        live(`percent ${id}`, one.percent === null ? '–' : `${one.percent}%`, true),
        live(`band ${id}`, one.band ?? 'No answer yet'),
        live(`distance ${id}`, distance(one)),
        live(`missing ${id}`, String(one.missing), true),
        live(`undecided ${id}`, String(one.undecided), true),
      ],
    ]
  }),
})}`,
    )}`
}
