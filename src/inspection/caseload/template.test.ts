import { describe, expect, it } from 'vitest'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { readTable } from '#platform/files/read-table.ts'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { scoreHeadings } from './score-headings.ts'
import { templateOds, templateXlsx } from './template.ts'
import { templateCsv } from './template-csv.ts'

const templates: [string, (framework: Framework, kind: CaseKind) => Uint8Array | Promise<Uint8Array>][] = [
  ['CSV', (framework) => new TextEncoder().encode(templateCsv(framework))],
  ['ODS', templateOds],
  ['XLSX', templateXlsx],
]
const kinds = ['hmip-youth-2018', 'hmip-youth-2021']
  .map(shippedFramework)
  .flatMap((framework) =>
    framework.caseKinds.map((kind) => [`${framework.id}, ${kind.id}`, framework, kind] as const),
  )

describe.each(templates)('the template as %s', (format, make) => {
  it.each(kinds)('can be sent back as it is: %s', async (_, framework, kind) => {
    const table = await readTable(await make(framework, kind), scoreHeadings(framework, kind))
    expect(table.headings).toEqual(framework.caseload.columns.map(({ id }) => id))
    expect(table.rows).toEqual([])
    expect(table).toMatchObject({ headingRow: 1, sheet: format === 'CSV' ? null : 'Cases' })
  })
})

describe.each(templates.slice(1))('the template as %s', (_, make) => {
  const [, framework, kind] = kinds.find(([name]) => name === 'hmip-youth-2018, court')!
  const sheet = async (heading: string) =>
    readTable(await make(framework, kind), (cells) => (cells.includes(heading) ? 100 : 0))

  it('says of every column what it means', async () => {
    const { headings, rows } = await sheet('What it means')
    expect(headings).toEqual(['Column', 'What it means', 'What to write', 'Needed'])
    expect(rows.map(([column]) => column)).toEqual(framework.caseload.columns.map(({ id }) => id))
    expect(rows[0]).toEqual([
      'case_ref',
      "Case reference. The service's own number for the case, never a name.",
      'A reference, never a name.',
      'Must be filled in',
    ])
  })

  it('lists the words that may be written, those of its own kind of case', async () => {
    const { headings, rows } = await sheet('Gender (list)')
    const disposals = rows.map((cells) => cells[headings.indexOf('Disposal (list)')])
    expect(disposals).toContain('Referral order')
    expect(disposals).not.toContain('Youth caution')
  })
})
