import { readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inventCaseload } from '#engine/caseload/invent.ts'
import { frameworkShape } from '#engine/framework/shape.ts'
import { odsOf, sheetXml, tableRow, textCell } from '#test/spreadsheets/ods.ts'
import { textRows, xlsxOf } from '#test/spreadsheets/xlsx.ts'
import { sampleCommand } from './sample.ts'

const frameworks = new Map(
  ['hmip-youth-2018', 'hmip-youth-2021'].map((id) => {
    const file = new URL(`../../frameworks/${id}/framework.yaml`, import.meta.url)
    return [id, frameworkShape.parse(parse(readFileSync(file, 'utf8')))]
  }),
)

const announced = '2026-02-02'
function csv(kind: string, size: number, framework = 'hmip-youth-2018', outside?: number): string {
  const invention = { kind, size, seed: 'cli', announced, ...(outside === undefined ? {} : { outside }) }
  const { headings, rows } = inventCaseload(frameworks.get(framework)!, invention)
  return stringify([headings, ...rows])
}

/** Runs the command on files that exist only here. */
async function run(args: string, files: Record<string, string | Uint8Array> = {}) {
  let stdout = ''
  let stderr = ''
  const code = await sampleCommand(
    args.split(' '),
    {
      stdout: (text) => {
        stdout += text
      },
      stderr: (text) => {
        stderr += text
      },
      readFile: async (path) => {
        const content = files[path]
        if (content === undefined) throw new Error('no such file')
        return typeof content === 'string' ? new TextEncoder().encode(content) : content
      },
    },
    frameworks,
  )
  return { code, stdout, stderr }
}
const court = '--framework hmip-youth-2018 --domain court --seed dice:4-1-6-2'

describe('plumbline sample', () => {
  it('prints one document with everything the service needs', async () => {
    const { code, stdout, stderr } = await run(`c.csv ${court} --date ${announced} --json`, {
      'c.csv': csv('court', 24),
    })
    expect([code, stderr]).toEqual([0, ''])
    const draw = JSON.parse(stdout)
    expect(draw).toMatchObject({
      framework: 'hmip-youth-2018',
      domain: 'court',
      announced,
      n: 22,
      eligible: 24,
      seed: 'dice:4-1-6-2',
      size: { unrounded: '21.0518717008', method: 'formula' },
      list: { rows: 504, timesEach: 462, tolerance: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      frameHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(draw.excluded).toEqual([
      { row: expect.any(Number), reason: expect.stringContaining('6 to 12 months') },
      { row: expect.any(Number), reason: expect.stringContaining('6 to 12 months') },
    ])
    expect([draw.drawn.length, draw.reserves.length, draw.list.samples.length]).toEqual([22, 2, 504])
    expect(draw.row).toBeLessThan(504)
    expect(draw.balance[0]).toEqual({
      variable: 'gender',
      category: expect.any(String),
      caseload: expect.any(Number),
      sample: expect.any(Number),
      expected: expect.any(Number),
      deviation: expect.any(Number),
    })
  })

  it('draws the same sample from the same cases in any order', async () => {
    const [headings = '', ...rows] = csv('court', 24).trim().split('\n')
    const files = {
      'a.csv': [headings, ...rows].join('\n'),
      'b.csv': [headings, ...rows.toReversed()].join('\n'),
    }
    const [a, b] = await Promise.all(
      ['a.csv', 'b.csv'].map(async (file) =>
        JSON.parse((await run(`${file} ${court} --date ${announced} --json`, files)).stdout),
      ),
    )
    expect([b.frameHash, b.list.digest, b.row, b.drawn]).toEqual([a.frameHash, a.list.digest, a.row, a.drawn])
  })

  it('prints a page to read without --json', async () => {
    const { stdout } = await run(`c.csv ${court} --date ${announced}`, { 'c.csv': csv('court', 24) })
    expect(stdout).toContain('22 of 24 eligible cases (court, hmip-youth-2018)')
    expect(stdout).toContain('each case stands in 462 of them')
    expect(stdout).toMatch(/Furthest from its share: 0\.\d+ cases \(exact as whole cases allow\)/)
  })

  it('takes every case of a small caseload, with no list and no row', async () => {
    const { stdout } = await run(`c.csv ${court} --date ${announced} --json`, { 'c.csv': csv('court', 6) })
    expect(JSON.parse(stdout)).toMatchObject({ n: 6, eligible: 6, list: null, row: null, reserves: [] })
  })

  it('says what a sample of this size can tell', async () => {
    const { stdout } = await run(`c.csv ${court} --date ${announced}`, { 'c.csv': csv('court', 24) })
    expect(stdout).toContain('With 22 of 24 cases, a percentage found in the sample is within about 4 points')
  })

  it('takes cases along a sorted list with --systematic, and its proof holds', async () => {
    const { code, stdout } = await run(`c.csv ${court} --date ${announced} --systematic --json`, {
      'c.csv': csv('court', 24),
    })
    const draw = JSON.parse(stdout)
    expect([code, draw.list, draw.row, draw.drawn.length]).toEqual([0, null, null, 22])
    expect(draw.systematic).toMatchObject({ order: ['rosh', 'disposal', 'safety', 'gender'] })
    const verified = await run('verify draw.json', { 'draw.json': stdout })
    expect(verified.code).toBe(0)
    expect(verified.stdout).toContain('The sample stands at equal steps along the sorted list')
  })

  it('takes the number of cases that --size gives', async () => {
    const { stdout } = await run(`c.csv ${court} --size 10 --json`, {
      'c.csv': csv('court', 24, 'hmip-youth-2018', 0),
    })
    expect(JSON.parse(stdout)).toMatchObject({ n: 10, eligible: 24, size: { method: 'given' } })
  })

  it('says when no date was given, and so no window applied', async () => {
    const { code, stderr } = await run(`c.csv ${court} --json`, { 'c.csv': csv('court', 8) })
    expect([code, stderr]).toEqual([0, expect.stringContaining('the window of eligibility was not applied')])
  })

  it('sizes the out-of-court sample from the court cases in the same file', async () => {
    const both =
      csv('court', 24) + csv('out-of-court', 30).split('\n').slice(1).join('\n').replaceAll('C-', 'D-')
    const args = `--framework hmip-youth-2018 --domain out-of-court --seed 1 --date ${announced} --json`
    const { stdout, stderr } = await run(`both.csv ${args}`, { 'both.csv': both })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({
      n: 15,
      eligible: 30,
      size: { shareOf: { kind: 'court', eligible: 24 } },
    })
  })

  it('without court cases uses the court rule on the out-of-court cases, and says so', async () => {
    const args = `--framework hmip-youth-2021 --domain out-of-court --seed 1 --date ${announced} --json`
    const { code, stdout, stderr } = await run(`o.csv ${args}`, {
      'o.csv': csv('out-of-court', 30, 'hmip-youth-2021'),
    })
    expect([code, JSON.parse(stdout).n]).toEqual([0, 26])
    expect(stderr).toContain('--size')
  })
})

describe('plumbline sample reads spreadsheets', () => {
  const rows = parseCsv(csv('court', 24)) as string[][]
  const files = {
    'c.csv': csv('court', 24),
    'c.xlsx': xlsxOf({
      sheets: [
        { name: 'Notes', rows: textRows([['Made by hand'], ['Ask us']]) },
        { name: 'Cases', rows: textRows([['Northmere, court'], [], ...rows]) },
      ],
    }),
    'c.ods': odsOf(
      sheetXml('Cases', rows.map((cells) => tableRow(cells.map((text) => textCell(text)).join(''))).join('')),
    ),
  }
  const drawn = async (file: string) => {
    const { code, stdout, stderr } = await run(`${file} ${court} --date ${announced} --json`, files)
    return { code, stderr, drawn: code === 0 ? JSON.parse(stdout).drawn : null }
  }

  it('and draws the same sample from each format, saying how it read them', async () => {
    const fromCsv = await drawn('c.csv')
    expect(fromCsv).toMatchObject({ code: 0, stderr: '' })
    expect(await drawn('c.ods')).toEqual(fromCsv)
    const fromXlsx = await drawn('c.xlsx')
    expect(fromXlsx.drawn).toEqual(fromCsv.drawn)
    expect(fromXlsx.stderr).toContain('The sheet “Cases” was read. Other sheets were not: “Notes”.')
    expect(fromXlsx.stderr).toContain('The headings were found in row 3.')
  })

  it('and counts rows as the spreadsheet does', async () => {
    const broken = rows.map((cells) => cells.map((text) => (text === 'C-0003' ? 'C-0002' : text)))
    const sheets = [{ name: 'Cases', rows: textRows([['Northmere'], [], ...broken]) }]
    const { code, stderr } = await run(`c.xlsx ${court}`, { 'c.xlsx': xlsxOf({ sheets }) })
    expect(code).toBe(2)
    expect(stderr).toContain('Row 6, case reference: C-0002 is also in row 5.')
  })
})

describe('plumbline sample refuses', () => {
  it('a file with faults, naming all of them, and draws nothing', async () => {
    const broken = csv('court', 24).replace('C-0003', 'C-0002').replace('Female', 'Femail')
    const { code, stdout, stderr } = await run(`c.csv ${court} --date ${announced}`, { 'c.csv': broken })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/Row 4, case reference: C-0002 is also in row 3/)
    expect(stderr).toMatch(/“Femail” is not on the list/)
    expect(stderr).toContain('No sample was drawn')
  })

  it('options that are missing or wrong, all at once', async () => {
    const unknown = await run('c.csv --framework hmip --date 31/02/2026 --size none')
    expect(unknown.code).toBe(2)
    for (const part of ['no framework hmip', '--domain', '--seed', '--date 31/02/2026', '--size none']) {
      expect(unknown.stderr).toContain(part)
    }
    const prison = await run('c.csv --framework hmip-youth-2021 --domain prison --seed 1')
    expect([prison.code, prison.stderr]).toEqual([
      2,
      expect.stringMatching(/prison.*court, out-of-court, resettlement/),
    ])
  })

  it.each([
    ['an option it does not know', `c.csv ${court} --colour red`, /Usage:/],
    ['a command without a file', court, /Name the file/],
    ['two files', `c.csv d.csv ${court}`, /one file, not 2/],
    ['a file that is not there', `x.csv ${court}`, /Cannot read x\.csv/],
    ['a PDF called CSV', `pdf.csv ${court}`, /This is a PDF/],
    ['a size above the caseload', `c.csv ${court} --size 99`, /more than the \d+ eligible/],
    [
      'a file in which no case is eligible',
      `c.csv ${court} --date 2020-01-01`,
      /No case in the file is eligible/,
    ],
  ])('%s', async (_, args, message) => {
    const files = { 'c.csv': csv('court', 8), 'd.csv': '', 'pdf.csv': '%PDF-1.7' }
    const { code, stdout, stderr } = await run(args, files)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })
})

describe('plumbline sample verify', () => {
  const published = async () =>
    (await run(`c.csv ${court} --date ${announced} --json`, { 'c.csv': csv('court', 24) })).stdout

  it('accepts a draw as it was published', async () => {
    const { code, stdout } = await run('verify draw.json', { 'draw.json': await published() })
    expect(code).toBe(0)
    expect(stdout).toContain('The draw is as published and fair.')
    expect(stdout).not.toContain('FAILS')
  })

  it('finds a changed one and says what does not hold', async () => {
    const draw = JSON.parse(await published())
    draw.drawn[0] = draw.reserves[0]
    const { code, stdout } = await run('verify draw.json --json', { 'draw.json': JSON.stringify(draw) })
    expect(code).toBe(1)
    const failed = JSON.parse(stdout).checks.filter((one: { ok: boolean }) => !one.ok)
    expect(failed.map((one: { name: string }) => one.name)).toContain('The sample is that row')
  })

  it.each([
    ['a file that is not JSON', 'hello', /not JSON/],
    ['another document, naming what is missing', '{"n":3}', /frameHash: /],
  ])('refuses %s', async (_, content, message) => {
    const { code, stderr } = await run('verify draw.json', { 'draw.json': content })
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
  })

  it('explains itself with --help', async () => {
    const { code, stdout } = await run('--help')
    expect([code, stdout]).toEqual([0, expect.stringContaining('--seed')])
  })
})
