/** The file a service fills in: the framework's own column names, and nothing else. */
import { stringify } from 'csv-stringify/sync'
import type { Framework } from '#engine/framework/shape.ts'

export const templateCsv = (framework: Framework): string =>
  stringify([framework.caseload.columns.map((column) => column.id)], {
    bom: true,
    record_delimiter: 'windows',
  })
