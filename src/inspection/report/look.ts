/** How a text would stand in the report, with what is wrong in it. */
import { bindingFaults, fillBindings } from '#engine/report/bindings.ts'
import { checkClaims } from '#engine/report/claims/check-claims.ts'
import { figuresOfResult } from '#engine/report/claims/figures.ts'
import { passagesOfSection } from '#engine/report/claims/passage.ts'
import type { ReportMaterial } from '#engine/report/material.ts'
import { sectionOfStandard } from '#engine/report/sections.ts'
import { writtenBlocks } from '#engine/report/written-blocks.ts'
import { blocksHtml, footnotesHtml } from '#platform/documents/document-html.ts'
import { footnoteNumbers } from '#platform/documents/footnotes.ts'
import { type Html, html } from '#platform/web/html.ts'

/** The section as it would be printed. */
export function previewOf(material: ReportMaterial, section: string, text: string): Html {
  const given = { ...material, sections: { ...material.sections, [section]: text } }
  const ofStandard = material.framework.domains.some((domain) =>
    domain.standards.some(({ id }) => sectionOfStandard(id) === section),
  )
  const blocks = writtenBlocks(given, section, ofStandard ? 4 : 3)
  if (blocks.length === 0) return html`<p class="govuk-body">Nothing is written here yet.</p>`
  const first = footnoteNumbers(blocks)
  return html`${blocksHtml(blocks, first)}${footnotesHtml(blocks, first)}`
}

/** What is wrong in a text, line by line. */
export function faultsIn(material: ReportMaterial, section: string, text: string): Html | '' {
  const faults = bindingFaults(material, text)
  const { framework, figures } = material
  // As it will be printed: what a binding gives is part of the sentence it stands in.
  const passages = passagesOfSection(framework, section, fillBindings(material, text))
  const known = figuresOfResult(framework, figures.results, figures.rated, material.prompts)
  const claims = checkClaims(known, passages)
  if (faults.length + claims.length === 0) return ''
  return html`<p class="govuk-body govuk-!-font-weight-bold">To put right</p>
<ul class="govuk-list govuk-list--bullet">${faults.map(({ line, binding, message }) => html`<li>Line ${line}, <code>${binding}</code>: ${message}.</li>`)}${claims.map((claim) => html`<li>Paragraph ${(claim.block ?? 0) + 1}, “${claim.printed}”: ${claim.message}</li>`)}</ul>`
}
