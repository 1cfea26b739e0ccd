import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { keyQuestionsInOrder, standardsInOrder } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { checkResults } from '../rating/check-results.ts'
import { rate } from '../rating/rate.ts'
import { composeReport } from './compose.ts'
import { documentDigest } from './digest.ts'
import type { Block, KeyQuestionTableBlock, ReportDocument } from './document.ts'
import { gapsOf } from './gaps.ts'
import type { ReportMaterial } from './material.ts'

const of2018 = shippedFramework('hmip-youth-2018')
const of2021 = shippedFramework('hmip-youth-2021')

/** Every key question answered yes in `yes` of `cases`, every judgement Good. */
function material(framework: Framework, yes: number, cases: number, more: object = {}): ReportMaterial {
  const fromCases = standardsInOrder(framework).filter(({ judged }) => judged === 'from-cases')
  const checked = checkResults(framework, {
    framework: framework.id,
    keyQuestions: keyQuestionsInOrder(framework)
      .filter(({ standard }) => fromCases.includes(standard))
      .map(({ keyQuestion }) => ({ ref: keyQuestion.ref, yes, relevant: cases })),
    judgements: standardsInOrder(framework)
      .filter(({ judged, ratedOnlyWithCases }) => judged === 'qualitative' && !ratedOnlyWithCases)
      .map(({ ref }) => ({ ref, rating: 'Good' })),
    cases: { court: cases, outOfCourt: cases },
    ...more,
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const { results } = checked
  return {
    inspection: { service: 'Northmere', area: 'Northmere', fieldwork: null },
    framework,
    figures: { version: 1, digest: 'd', results, rated: rate(framework, results) },
    sections: {},
    recommendations: [],
    samples: [],
    caseManagerInterviews: 7,
  }
}

const blocks = <K extends Block['kind']>(document: ReportDocument, kind: K) =>
  document.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)
const firstTable = (document: ReportDocument): KeyQuestionTableBlock =>
  blocks(document, 'key-question-table')[0]!
const note = (document: ReportDocument, label: string) =>
  blocks(document, 'note')
    .filter((block) => block.label === label)
    .map(({ text }) => text)

describe('figures', () => {
  test.each([
    [9, 10, '9 of 10', 'The lowest answer, to question 2.1.1, is 9 of 10 cases.'],
    [10, 11, '91%', 'The lowest answer, to question 2.1.1, is 91 per cent.'],
  ])('%i of %i print as %s: counts up to the limit of the framework', (yes, cases, printed, sentence) => {
    const document = composeReport(material(of2018, yes, cases))
    expect(firstTable(document).rows.map((row) => row.printed)).toEqual([printed, printed, printed])
    expect(note(document, 'Rating').join(' ')).toContain(sentence)
  })

  test('every percentage and count is the result’s own, wherever it stands', () => {
    const counts = fc
      .integer({ min: 1, max: 60 })
      .chain((cases) => fc.record({ cases: fc.constant(cases), yes: fc.integer({ min: 0, max: cases }) }))
    fc.assert(
      fc.property(counts, ({ yes, cases }) => {
        const given = material(of2018, yes, cases)
        const document = composeReport(given)
        const printed = blocks(document, 'key-question-table').flatMap(({ rows }) => rows)
        expect(printed.map(({ ref, yes, relevant, percent }) => ({ ref, yes, relevant, percent }))).toEqual(
          given.figures.rated.keyQuestions.map(({ ref, yes, relevant, percent }) => ({
            ref,
            yes,
            relevant,
            percent,
          })),
        )
        expect(blocks(document, 'ratings-table')[0]).toMatchObject({
          score: given.figures.rated.score,
          overall: { label: given.figures.rated.overall },
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('the chart of a domain', () => {
  test('shows what its tables say, and stands in every domain that is rated from cases', () => {
    const document = composeReport(material(of2018, 7, 12))
    const tables = blocks(document, 'key-question-table')
    const charts = blocks(document, 'chart')
    expect(charts.map(({ id }) => id)).toEqual(['chart-court-disposals', 'chart-out-of-court-disposals'])
    expect(charts.flatMap((chart) => chart.tables)).toEqual(tables.map(({ id }) => id))
    expect(charts.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))).toEqual(
      tables.flatMap(({ rows }) =>
        rows.map(({ ref, percent, printed, lowest }) => ({ label: ref, percent, printed, lowest })),
      ),
    )
    expect(charts[0]!.bands.map(({ from }) => from)).toEqual([0, 50, 65, 80])
  })
})

describe('the ratings panel', () => {
  test('gives its reason beside a rating it changed, and only there', () => {
    const raised = { discretion: [{ ref: '2.1', to: 'Good', reason: 'Strong work with families.' }] }
    const document = composeReport(material(of2018, 12, 20, raised))
    expect(note(document, 'Ratings panel')).toEqual([
      'The ratings panel changed this rating from Requires improvement to Good. Strong work with families.',
    ])
  })
})

describe('a module outside the total', () => {
  test('is left out without cases, and the table says why', () => {
    const given = material(of2021, 9, 12, { cases: { court: 12, outOfCourt: 12, resettlement: 0 } })
    const row = blocks(composeReport(given), 'ratings-table')[0]!.rows.at(-1)!
    expect(row).toMatchObject({ ref: '4.1', rating: null, countsToScore: false })
    expect(row.why).toContain('only when there are cases')
    expect(gapsOf(given).map(({ section }) => section)).not.toContain('standard-resettlement')
  })

  test('limits the overall rating when it is Inadequate, and the report says so', () => {
    const judgements = [
      ...['1.1', '1.2', '1.3', '1.4', '3.4'].map((ref) => ({ ref, rating: 'Outstanding' })),
      { ref: '4.1', rating: 'Inadequate' },
    ]
    const given = material(of2021, 12, 12, {
      judgements,
      cases: { court: 12, outOfCourt: 12, resettlement: 2 },
    })
    expect(note(composeReport(given), 'Overall rating').join()).toContain(
      'The score alone would give Outstanding.',
    )
    expect(gapsOf(given).map(({ section }) => section)).toContain('standard-resettlement')
  })
})

describe('recommendations', () => {
  test('are grouped by who must act and numbered through', () => {
    const recommendations = [
      { number: 2, addressee: 'The board', text: 'Meet.' },
      { number: 3, addressee: 'The police', text: 'Share.' },
      { number: 5, addressee: 'The board', text: 'Look.' },
    ]
    const document = composeReport({ ...material(of2018, 9, 12), recommendations })
    expect(
      blocks(document, 'recommendation').map(({ number, writtenAs, addressee }) => [
        number,
        writtenAs,
        addressee,
      ]),
    ).toEqual([
      [1, 2, 'The board'],
      [2, 5, 'The board'],
      [3, 3, 'The police'],
    ])
  })
})

describe('what is missing', () => {
  test('is everything a person must write, and every figure the methodology needs', () => {
    const gaps = gapsOf(material(of2018, 9, 12))
    expect(gaps.map(({ section }) => section)).toEqual([
      'executive-summary',
      'recommendations',
      ...standardsInOrder(of2018).map(({ id }) => `standard-${id}`),
      'meetings',
    ])
    const unknown = { ...material(of2018, 9, 12), caseManagerInterviews: null }
    expect(gapsOf(unknown).at(-1)).toMatchObject({
      section: null,
      message: 'The methodology needs a figure that is not known: case manager interviews',
    })
  })

  test('is nothing once all is written', () => {
    const written = [
      'executive-summary',
      'no-recommendations',
      ...standardsInOrder(of2018).map(({ id }) => `standard-${id}`),
    ]
    const sections = { ...Object.fromEntries(written.map((id) => [id, 'Written.'])), meetings: '9' }
    const given = { ...material(of2018, 9, 12), sections }
    expect(gapsOf(given)).toEqual([])
    expect(JSON.stringify(composeReport(given))).not.toMatch(/\{[a-z-]+\}|not known\]/)
  })
})

describe('the tree', () => {
  test.each([of2018, of2021])('of $id has ids of its own and headings without a gap', (framework) => {
    const { blocks: all } = composeReport(material(framework, 9, 12))
    const ids = all.flatMap((block) => ('id' in block ? [block.id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    const levels = all.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 1)).toBeLessThanOrEqual(1)
  })

  test('is the same, and has the same digest, after it was stored', () => {
    const document = composeReport(material(of2018, 9, 12))
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, one]) => [key, shuffled(one)]),
            )
          : value
    expect(documentDigest(shuffled(JSON.parse(JSON.stringify(document))) as ReportDocument)).toBe(
      documentDigest(document),
    )
  })

  test('does not depend on the order in which the framework’s texts are stored', () => {
    const given = material(of2018, 9, 12)
    const texts = Object.fromEntries(Object.entries(of2018.report.texts).reverse())
    const stored = { ...of2018, report: { ...of2018.report, texts } }
    expect(composeReport({ ...given, framework: stored })).toEqual(composeReport(given))
  })
})

describe('contextual facts', () => {
  const table = (label: string, counts: number[]) => ({
    column: label.toLowerCase(),
    label,
    rows: counts.map((count, at) => ({ label: `Category ${at + 1}`, count, percent: count })),
    compared: [],
  })
  const figures = (cases: number, ...tables: ReturnType<typeof table>[]) => ({
    ...material(of2021, 9, 10),
    context: {
      kinds: [{ kind: 'court', label: 'Court disposals', cases, tables }],
      national: null,
      comparators: { documents: [], sets: [], populations: [] },
    },
  })
  const printed = (given: ReportMaterial) =>
    blocks(composeReport(given), 'table')
      .filter(({ id }) => id.startsWith('table-context'))
      .map(({ rows }) => rows.map((cells) => cells.slice(1).map(({ text }) => text)))

  test('print what the caseload is made of, without counts that could point to a child', () => {
    expect(printed(figures(40, table('Disposal', [30, 8, 2])))).toEqual([
      [
        ['30', '30%'],
        ['[c]', '[c]'],
        ['[c]', '[c]'],
      ],
    ])
  })

  test('break down no list of fewer than ten cases, and are left out without a caseload', () => {
    expect(printed(figures(9, table('Disposal', [5, 4])))).toEqual([])
    expect(JSON.stringify(composeReport(figures(0)).blocks)).not.toContain('Contextual facts')
    expect(JSON.stringify(composeReport(material(of2021, 9, 10)).blocks)).not.toContain('Contextual facts')
  })

  test('stand beside national figures with their source', () => {
    const compared = [
      { label: 'Male', count: 30, percent: 75, national: 85 },
      { label: 'Female', count: 10, percent: 25, national: 15 },
    ]
    const given = figures(40, { ...table('Gender', [30, 10]), compared } as never)
    given.context = {
      ...given.context,
      national: {
        period: '2019 to 2020',
        of: 'children',
        from: 'A source',
        source: 'report: page 13',
        usedFrom: '2022-02',
        columns: {},
      } as never,
      comparators: {
        documents: [{ id: 'report', title: 'A report', publisher: 'A publisher' }],
        sets: [],
        populations: [],
      } as never,
    }
    expect(printed(given)).toEqual([
      [
        ['30', '75%', '85%'],
        ['10', '25%', '15%'],
      ],
    ])
    expect(blocks(composeReport(given), 'source')[0]!.text).toBe(
      'National figures: children, 2019 to 2020. A source, as printed in A publisher, A report, page 13.',
    )
  })

  test('say of every table where its figures come from and of when, and how they are rounded', () => {
    const given = figures(40, table('Disposal', [30, 10]), table('Age', [25, 15]))
    const kinds = given.context.kinds.map((kind) => ({ ...kind, acceptedOn: '2027-01-11' }))
    const document = composeReport({ ...given, context: { ...given.context, kinds } })
    expect(blocks(document, 'source').filter(({ text }) => text.startsWith('Cases:'))).toEqual(
      Array(2).fill({
        kind: 'source',
        text: 'Cases: the list of eligible cases (court disposals) that the service sent, accepted on 11 January 2027.',
      }),
    )
    expect(JSON.stringify(document.blocks)).toContain('Shares are rounded to whole numbers, halves upwards')
  })
})
