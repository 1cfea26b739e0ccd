/** The file that a service fills in, to download. */
import { z } from 'zod'
import { caseKindById } from '#engine/framework/find.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { csvType, odsType, xlsxType } from '#platform/files/types.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { file } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { frameworkHere } from '../sample-parameters.ts'
import { templateOds, templateXlsx } from './template.ts'
import { templateCsv } from './template-csv.ts'
import { type TemplateFormat, templateFormats } from './template-formats.ts'

const made: Record<
  TemplateFormat,
  { type: string; make: (framework: Framework, kind: CaseKind) => string | Uint8Array | Promise<Uint8Array> }
> = {
  csv: { type: csvType, make: templateCsv },
  ods: { type: odsType, make: templateOds },
  xlsx: { type: xlsxType, make: templateXlsx },
}

export const templateRoutes: AnyEndpoint[] = templateFormats.map((format) =>
  endpoint({
    method: 'GET',
    path: `/inspections/:inspection/caseload/template.${format}`,
    verb: 'see caseload',
    thing: 'inspection',
    query: z.object({ kind: z.string() }),
    run: async (visit) => {
      const framework = await frameworkHere(visit)
      const kind = caseKindById(framework, visit.query.kind)
      if (!kind) throw new Problem('not-found')
      const { type, make } = made[format]
      return file(`caseload-${kind.id}.${format}`, type, await make(framework, kind))
    },
  }),
)
