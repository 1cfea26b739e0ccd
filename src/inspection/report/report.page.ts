import type { Gap } from '#engine/report/gaps.ts'
import type { Section } from '#engine/report/sections.ts'
import { may } from '#platform/permissions/may.ts'
import { insetText, tag, taskList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { isWritten } from '../stages.ts'
import type { SectionComment, Writing } from './writing.queries.ts'

interface Written {
  section: string
  written_at: Date
  by: string
}

export function notYetPage(around: Around): Page {
  return inspectionPage(
    around,
    'report',
    'Report',
    insetText({
      text: 'The report opens when the ratings panel has concluded, because it is written from the panel’s result.',
    }),
  )
}

export function reportPage(
  around: Around,
  sections: readonly Section[],
  written: readonly Written[],
  recommendations: number,
  gaps: readonly Gap[],
  claims: number,
  comments: readonly SectionComment[],
  writing: readonly Writing[],
): Page {
  const at = `/inspections/${around.inspection.slug}/report`
  const open = isWritten(around.inspection.stage) && may(around.roles, 'write report', 'inspection')
  const needed = (section: string) => gaps.some((gap) => gap.section === section)
  const status = (section: string, done: boolean) => {
    if (needed(section))
      return { tag: { text: done ? 'To be put right' : 'To be written', classes: 'govuk-tag--blue' } }
    return done ? { text: 'Written' } : { text: 'Not written', classes: '' }
  }
  const shown = (section: string, title: string, href: string, hint: string, done: boolean) => {
    const state = status(section, done)
    return {
      title: { text: title },
      href,
      ...(hint ? { hint: { text: hint } } : {}),
      status: 'tag' in state ? { html: tag(state.tag!) } : { text: state.text! },
    }
  }
  /** Who else writes there now, and how much of what was said about it is open. */
  const said = (section: string): string[] => {
    const others = writing.filter((one) => one.section === section).map(({ by }) => by)
    const open = comments.filter((one) => one.section === section && one.open).length
    return [
      ...(others.length > 0 ? [`${others.join(' and ')} writing now`] : []),
      ...(open > 0 ? [open === 1 ? '1 open comment' : `${open} open comments`] : []),
    ]
  }
  return inspectionPage(
    around,
    'report',
    'Report',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">${open ? 'Write the words; the ratings and figures come from the panel’s result and cannot differ from it.' : isWritten(around.inspection.stage) ? 'The lead inspector is writing this report.' : 'The report is no longer being written.'}</p>
<p class="govuk-body"><a class="govuk-link" href="${at}/preview">Read the whole report as it stands</a></p>
<p class="govuk-body"><a class="govuk-link" href="${at}/claims">Claims to check</a>: ${claims === 0 ? 'nothing open' : claims === 1 ? '1 contradicts the figures' : `${claims} contradict the figures`}</p>
${taskList({
  idPrefix: 'section',
  items: sections.map((section) => {
    if (section.id === 'no-recommendations')
      return shown(
        'recommendations',
        'Recommendations',
        `${at}/recommendations`,
        recommendations === 1 ? '1 recommendation' : `${recommendations} recommendations`,
        recommendations > 0 || written.some((one) => one.section === section.id),
      )
    const last = written.find((one) => one.section === section.id)
    return shown(
      section.id,
      section.title,
      `${at}/sections/${section.id}`,
      [last ? `${last.by}, ${readableMoment(last.written_at)}` : '', ...said(section.id)]
        .filter(Boolean)
        .join('. '),
      last !== undefined,
    )
  }),
})}
${gaps.some((gap) => gap.section === null) ? html`<h2 class="govuk-heading-m">Also missing</h2><ul class="govuk-list govuk-list--bullet">${gaps.filter((gap) => gap.section === null).map((gap) => html`<li>${gap.message}</li>`)}</ul>` : ''}
</div></div>`,
  )
}
