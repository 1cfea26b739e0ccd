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
  /** Where tables by groups are chosen; null for whoever does not see groups. */
  groupsAt: string | null
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
${section === 'diversity' ? groupsPart(beside) : ''}
${bindingsPart(beside, insertableIn(material, section))}
${examples ? examplesBeside(examples, section) : ''}`
}

/** The tables by groups that are printed after the text, and where they are chosen. */
function groupsPart({ material, groupsAt }: Beside): Html {
  const tables = (material.groupTables ?? []).filter(({ result }) => result === material.figures.version)
  return html`<h2 class="govuk-heading-m">Tables by groups of children</h2>
${
  tables.length > 0
    ? html`<p class="govuk-body-s">Printed after this text:</p><ul class="govuk-list govuk-list--bullet govuk-body-s">${tables.map(
        ({ label, kindLabel, rows }) =>
          html`<li>${label}, ${kindLabel.toLowerCase()}: ${[...new Set(rows.map(({ ref }) => ref))].join(', ')}</li>`,
      )}</ul>`
    : html`<p class="govuk-body-s">None is printed.</p>`
}
${groupsAt ? html`<p class="govuk-body-s"><a class="govuk-link" href="${groupsAt}">What may be published of the groups</a></p>` : ''}`
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
