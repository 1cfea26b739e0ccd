/** The door that the page's script asks while one types. Keeps nothing. */
import { z } from 'zod'
import { sectionById } from '#engine/report/sections.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { html } from '#platform/web/html.ts'
import { json } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { reportMaterial } from '../report-material.ts'
import { textForm } from './forms.ts'
import { faultsIn, previewOf } from './look.ts'
import { writingHere } from './section.page.ts'
import { writingIn } from './section-view.ts'

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
      others: html`${writingHere(await writingIn(visit, section))}`.toString(),
    })
  },
})
