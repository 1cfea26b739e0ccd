/** What a section is written from, beside it: results, findings of casework, bindings to put in, reasons and practice examples. */
import { standardsInOrder } from '#engine/framework/find.ts'
import type { Standard } from '#engine/framework/shape.ts'
import { type InsertableGroup, insertableIn } from '#engine/report/insertable.ts'
import type { ReportMaterial } from '#engine/report/material.ts'
import { sectionOfStandard } from '#engine/report/sections.ts'
import { standardSection } from '#engine/report/standard-section.ts'
import { blocksHtml } from '#platform/documents/document-html.ts'
import { details } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type ExamplesBeside, examplesBeside } from './examples-beside.ts'
import { type FindingsBeside, findingsBeside } from './findings-beside.ts'
import { putIn } from './put-in.ts'

export interface Beside {
  material: ReportMaterial
  section: string
  /** Where a binding is put in; null for whoever only reads. */
  insertAt: string | null
  base: number
  reasons: { reasons: string; by: string; at: Date } | undefined
  findings: FindingsBeside | null
  examples: ExamplesBeside | null
}

export function besideHtml(beside: Beside): Html {
  const { material, section, reasons, findings, examples } = beside
  const standard = standardsInOrder(material.framework).find(({ id }) => sectionOfStandard(id) === section)
  return html`${standard ? resultsPart(material, standard) : ''}
${
  reasons
    ? html`<h2 class="govuk-heading-m">Why this rating</h2><p class="govuk-body-s">${reasons.by}, ${readableMoment(reasons.at)}:</p><div class="govuk-body pl-written">${reasons.reasons}</div>`
    : ''
}
${findings ? findingsBeside(findings) : ''}
${bindingsPart(beside, insertableIn(material, section))}
${examples ? examplesBeside(examples, section) : ''}`
}

/** What the report prints above the text: the rating, the table of key questions, the panel's reason. */
function resultsPart(material: ReportMaterial, standard: Standard): Html {
  const without = { ...material, sections: {} }
  const printed = standardSection(without, standard).filter(
    ({ kind }) => kind === 'note' || kind === 'key-question-table',
  )
  return html`<h2 class="govuk-heading-m">Results</h2>${blocksHtml(printed, new Map())}`
}

function bindingsPart({ insertAt, base }: Beside, groups: readonly InsertableGroup[]): Html {
  return html`<h2 class="govuk-heading-m">Figures to put in</h2>
<p class="govuk-body-s">A figure put in this way follows the result. Without scripts it is added at the end of the text that is kept.</p>
${groups.map((group, at) =>
  details({
    summaryText: group.about,
    open: at === 0,
    html: html`<ul class="govuk-list">${group.bindings.map(
      ({ binding, gives }) =>
        html`<li class="pl-binding"><code>${binding}</code> <span class="govuk-body-s">${gives}</span>${
          insertAt
            ? putIn(
                insertAt,
                base,
                binding,
                html`Put in<span class="govuk-visually-hidden"> ${binding}</span>`,
                { binding },
              )
            : ''
        }</li>`,
    )}</ul>`,
  }),
)}`
}
