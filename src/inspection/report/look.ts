/** How a text would stand in the report, with what is wrong in it: asked for while one types. Keeps nothing. */
import { z } from 'zod'
import { bindingFaults, fillBindings } from '#engine/report/bindings.ts'
import { checkClaims } from '#engine/report/claims/check-claims.ts'
import { figuresOfResult } from '#engine/report/claims/figures.ts'
import { passagesOfSection } from '#engine/report/claims/passage.ts'
import type { ReportMaterial } from '#engine/report/material.ts'
import { sectionById, sectionOfStandard } from '#engine/report/sections.ts'
import { writtenBlocks } from '#engine/report/written-blocks.ts'
import { blocksHtml, footnotesHtml } from '#platform/documents/document-html.ts'
import { footnoteNumbers } from '#platform/documents/footnotes.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { type Html, html } from '#platform/web/html.ts'
import { json } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { reportMaterial } from '../report-material.ts'
import { textForm } from './forms.ts'

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

export const lookRoute = endpoint({
  method: 'POST',
  path: '/inspections/:inspection/report/sections/:section/look',
  verb: 'write report',
  thing: 'inspection',
  largestForm: 1024 * 1024,
  params: z.object({ inspection: z.string(), section: z.string() }),
  body: textForm.pick({ body: true }),
  run: async (visit) => {
    const framework = await visit.frameworks.of(visit.thing)
    const section = sectionById(framework, visit.params.section)
    const material = section && (await reportMaterial(visit.db, visit.thing, framework))
    if (!material) throw new Problem('not-found', 'The report has no such section.')
    return json({
      preview: previewOf(material, section.id, visit.body.body).toString(),
      faults: faultsIn(material, section.id, visit.body.body).toString(),
    })
  },
})
