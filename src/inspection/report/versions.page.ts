/** Every version of a section. Saves of one person soon after one another are one step, shown by its last. */
import type { Section } from '#engine/report/sections.ts'
import { textDifference } from '#platform/documents/text-difference.ts'
import { details } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { SectionVersion } from './queries.ts'

/** Saves no further apart than this belong together. */
const minutesApart = 15

export interface Step {
  last: SectionVersion
  saves: number
}

/** @param versions newest first; the steps come in the same order */
export function stepsOf(versions: readonly SectionVersion[]): Step[] {
  const steps: Step[] = []
  let earliest: SectionVersion | undefined
  for (const version of versions) {
    const step = steps.at(-1)
    const together =
      step &&
      earliest &&
      step.last.byId === version.byId &&
      step.last.setAside === version.setAside &&
      earliest.writtenAt.getTime() - version.writtenAt.getTime() <= minutesApart * 60_000
    if (together) step.saves += 1
    else steps.push({ last: version, saves: 1 })
    earliest = version
  }
  return steps
}

export function versionsPage(around: Around, section: Section, versions: readonly SectionVersion[]): Page {
  const steps = stepsOf(versions)
  return inspectionPage(
    around,
    'report',
    `Versions of ${section.title}`,
    html`<p class="govuk-body">Every save is kept. Saves of one person within ${minutesApart} minutes are shown as one, with what changed since the text before it.</p>
${steps.map(({ last, saves }, at) => {
  const before = steps.slice(at + 1).find((step) => !step.last.setAside)?.last
  return html`<section class="pl-change"><h2 class="govuk-heading-s">Version ${last.version}: ${last.by}, ${readableMoment(last.writtenAt)}${last.setAside ? ' (kept, but does not stand)' : ''}</h2>
${saves > 1 ? html`<p class="govuk-hint">${saves} saves</p>` : ''}
<div class="govuk-body pl-prose">${textDifference(before?.body ?? '', last.body)}</div>
${before ? details({ summaryText: `The whole of version ${last.version}`, html: html`<div class="govuk-body pl-prose">${last.body || 'Empty'}</div>` }) : ''}</section>`
})}`,
    {
      back: {
        href: `/inspections/${around.inspection.slug}/report/sections/${section.id}`,
        text: section.title,
      },
    },
  )
}
