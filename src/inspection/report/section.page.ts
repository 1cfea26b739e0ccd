/** Writing one section: the text, how it would stand, and beside it all that it is written from. */
import type { Section } from '#engine/report/sections.ts'
import { button, details, input, insetText, textarea } from '#platform/web/components/index.ts'
import { readableMoment, readableTime } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { type SectionVersion, standing } from './queries.ts'
import type { Writing } from './writing.queries.ts'

const written = (version: SectionVersion) => `${version.by}, ${readableMoment(version.writtenAt)}`

const prose = (text: string): Html => html`<div class="govuk-body pl-prose">${text || 'Empty'}</div>`

export const writingHere = (others: readonly Writing[]): Html[] =>
  others.map(
    (one) =>
      html`<p class="govuk-body pl-writing">${one.by} is writing here: saved ${readableTime(one.at)}.</p>`,
  )

export interface SectionView {
  section: Section
  versions: readonly SectionVersion[]
  /** A version of this person's that was set aside because somebody else had saved meanwhile. */
  kept: SectionVersion | undefined
  /** Whether this person may write now. */
  mayWrite: boolean
  /** Others who saved here in the last minutes. */
  others: readonly Writing[]
  /** The section as it would be printed, and what is wrong in it. */
  preview: Html | ''
  faults: Html | ''
  comments: Html | ''
  /** Pages that a device keeps for whoever writes here: the report and its other sections. */
  pages: readonly string[]
  /** What the section is written from. */
  beside: Html | ''
}

export function sectionPage(around: Around, state: FormState, view: SectionView): Page {
  const { section, versions, kept, mayWrite } = view
  const report = `/inspections/${around.inspection.slug}/report`
  const at = `${report}/sections/${section.id}`
  const now = standing(versions)
  const asides = versions.filter((version) => version.setAside)
  const typed = section.kind === 'text'
  return inspectionPage(
    around,
    'report',
    section.title,
    html`<div class="govuk-grid-row"${mayWrite && typed ? html` data-writing="${at}" data-next="${report}" data-title="${section.title}" data-pages="${JSON.stringify(view.pages)}"${kept ? html` data-differs` : ''}` : ''}><div class="govuk-grid-column-two-thirds">
<div data-others aria-live="polite">${writingHere(view.others)}</div>
${kept && now ? bothTexts(now, kept) : ''}
${mayWrite ? editor(at, state, section, now, kept?.body ?? now?.body ?? '') : ''}
${typed ? html`<div data-faults aria-live="polite">${view.faults}</div><h2 class="govuk-heading-m">How it reads</h2><p class="govuk-body-s" data-stale hidden>There is no connection: what you type is not shown here yet.</p><div class="pl-preview" data-preview>${view.preview}</div>` : mayWrite ? '' : prose(now?.body ?? '')}
${now ? html`<p class="govuk-body">What stands was last written by ${written(now)}.${versions.length > 1 ? html` <a class="govuk-link" href="${at}/versions">Read every version</a>` : ''}</p>` : typed ? '' : html`<p class="govuk-body">Nothing is written here yet.</p>`}
${asides.map((version) => details({ summaryText: `Version ${version.version}: ${written(version)} (kept, but does not stand)`, html: prose(version.body) }))}
${view.comments}
</div>${view.beside === '' ? '' : html`<div class="govuk-grid-column-one-third pl-sources">${view.beside}</div>`}</div>`,
    {
      about: 'report',
      before: faultSummary(state),
      back: { href: report, text: 'Report' },
      wide: typed,
    },
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
          text: `${section.hint} Leave a blank line between paragraphs. Start a line with “- ” for a list and with “# ” for a heading. Write a footnote where it belongs, as ^[its words]. Figures are put in from the side, such as {score}.`,
        },
        rows: 18,
        spellcheck: true,
      })
}
<p class="govuk-body-s pl-saved" data-saved role="status"></p>
${button({ text: 'Save' })}`,
  )
}
