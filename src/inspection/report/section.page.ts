import type { Section } from '#engine/report/sections.ts'
import { button, details, input, insetText, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { type ExamplesBeside, examplesBeside } from './examples-beside.ts'
import { type SectionVersion, standing } from './queries.ts'

const written = (version: SectionVersion) => `${version.by}, ${readableMoment(version.writtenAt)}`

const prose = (text: string): Html => html`<div class="govuk-body pl-prose">${text || 'Empty'}</div>`

/**
 * @param kept a version of this person's that was set aside because somebody else had saved meanwhile
 * @param mayWrite whether this person may write now
 */
export function sectionPage(
  around: Around,
  state: FormState,
  section: Section,
  versions: readonly SectionVersion[],
  kept: SectionVersion | undefined,
  mayWrite: boolean,
  beside: ExamplesBeside | null = null,
): Page {
  const at = `/inspections/${around.inspection.slug}/report`
  const now = standing(versions)
  const earlier = versions.filter((version) => version !== now)
  return inspectionPage(
    around,
    'report',
    section.title,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${kept && now ? bothTexts(now, kept) : ''}
${mayWrite ? editor(`${at}/sections/${section.id}`, state, section, now, kept?.body ?? now?.body ?? '') : prose(now?.body ?? '')}
${now ? html`<p class="govuk-body">What stands was last written by ${written(now)}.</p>` : html`<p class="govuk-body">Nothing is written here yet.</p>`}
${
  earlier.length > 0
    ? html`<h2 class="govuk-heading-m">Other versions</h2>
${earlier.map((version) => details({ summaryText: `Version ${version.version}: ${written(version)}${version.setAside ? ' (kept, but does not stand)' : ''}`, html: prose(version.body) }))}`
    : ''
}
</div>${beside ? html`<div class="govuk-grid-column-one-third">${examplesBeside(beside, section.id)}</div>` : ''}</div>`,
    { about: 'report', before: faultSummary(state), back: { href: at, text: 'Report' } },
  )
}

function bothTexts(now: SectionVersion, kept: SectionVersion): Html {
  return insetText({
    html: html`<p class="govuk-body"><strong>Somebody else saved this section while you were writing.</strong> Both texts are kept. Yours (version ${kept.version}) is in the box below and does not stand yet. What stands is version ${now.version}, by ${written(now)}:</p>
${prose(now.body)}
<p class="govuk-body">Bring the two together in the box and save, or leave the page to let the other text stand.</p>`,
  })
}

function editor(
  action: string,
  state: FormState,
  section: Section,
  now: SectionVersion | undefined,
  text: string,
): Html {
  const shared = { ...field(state, 'body', text), id: 'body', name: 'body' }
  const label = { text: section.title, classes: 'govuk-visually-hidden' }
  return form(
    action,
    html`<input type="hidden" name="base" value="${field(state, 'base', String(now?.version ?? 0)).value}">
${
  section.kind === 'whole-number'
    ? input({
        ...shared,
        label,
        hint: { text: section.hint },
        classes: 'govuk-input--width-4',
        inputmode: 'numeric',
      })
    : textarea({
        ...shared,
        label,
        hint: {
          text: `${section.hint} Leave a blank line between paragraphs. Start a line with “- ” for a list. Write a footnote where it belongs, as ^[its words].`,
        },
        rows: 18,
      })
}
${button({ text: 'Save' })}`,
  )
}
