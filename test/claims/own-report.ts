/** A report of our own about an invented inspection, with true sentences about its figures, and ways to spoil it. */

import { standardByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Rated, RatedKeyQuestion } from '#engine/rating/rated.ts'
import { composeReport } from '#engine/report/compose.ts'
import type { Block, ReportDocument } from '#engine/report/document.ts'
import { sectionOfStandard } from '#engine/report/sections.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { betweenKinds, betweenThemes, saidTwice } from './comparing-sentences.ts'
import { inventFigures } from './invented-figures.ts'
import { besides, type Sentence, sentencesAbout, sentencesAboutRating } from './invented-sentences.ts'
import { sentencesAboutPrompts } from './prompt-sentences.ts'

const boysAndGirls = [
  { label: 'Boys', count: 60, percent: 75 },
  { label: 'Girls', count: 20, percent: 25 },
]

export type OwnReport = {
  document: ReportDocument
  /** Sentences of the sections, each of which may be replaced by its false twin. */
  sentences: { section: string; sentence: Sentence }[]
  compose(sections: Record<string, string[]>): ReportDocument
  sections: Record<string, string[]>
}

export function ownReport(chance: Stream, framework: Framework): OwnReport {
  const { results, rated, prompts, court, outOfCourt } = inventFigures(chance, framework)
  const sections: Record<string, string[]> = {
    'executive-summary': [`Overall, Northmere is rated as ‘${rated.overall}’.`],
  }
  const sentences: OwnReport['sentences'] = []
  const put = (ref: string, sentence: Sentence) => {
    const standard = standardByRef(framework, ref)
    const section = standard ? sectionOfStandard(standard.id) : ref
    sections[section] = [...(sections[section] ?? []), sentence.true, besides(chance)]
    sentences.push({ section, sentence })
  }
  for (const question of rated.keyQuestions)
    for (const sentence of sentencesAbout(chance, framework, question))
      if (chance.below(2) === 0) put(question.ref.slice(0, 3), sentence)
  for (const standard of rated.standards)
    for (const sentence of sentencesAboutRating(chance, framework, standard)) put(standard.ref, sentence)
  for (const [prompt, sentence] of sentencesAboutPrompts(chance, prompts))
    if (chance.below(2) === 0) put(prompt.keyQuestion.slice(0, 3), sentence)
  for (const [ref, sentence] of comparing(chance, framework, rated)) put(ref, sentence)
  sections.diversity = [besides(chance), besides(chance)]
  const compose = (written: Record<string, string[]>): ReportDocument =>
    composeReport({
      inspection: { service: 'Northmere', area: 'Northmere', fieldwork: null },
      framework,
      figures: { version: 1, digest: 'd', results, rated },
      sections: {
        ...Object.fromEntries(Object.entries(written).map(([id, texts]) => [id, paragraphs(texts)])),
        meetings: '12',
      },
      recommendations: [1, 2, 3, 4].map((number) => ({
        number,
        addressee: number < 3 ? 'The board' : 'The service',
        text: 'Look again at how plans are made.',
      })),
      samples: [
        { caseKind: 'court', eligible: court + 3, planned: court, drawn: court, assessed: court },
        {
          caseKind: 'out-of-court',
          eligible: outOfCourt + 9,
          planned: outOfCourt,
          drawn: outOfCourt,
          assessed: outOfCourt,
        },
      ],
      prompts,
      caseManagerInterviews: court + outOfCourt,
      context: {
        kinds: [
          {
            kind: 'court',
            label: 'Court disposals',
            cases: 80,
            tables: [
              {
                column: 'gender',
                label: 'Gender',
                rows: boysAndGirls,
                compared: boysAndGirls.map((row) => ({ ...row, national: row.percent === 75 ? 85 : 15 })),
              },
            ],
          },
        ],
        national: {
          period: '2019 to 2020',
          of: 'children',
          from: 'A source',
          source: 'a-paper: page 13',
          usedFrom: '2022-02',
          columns: {},
        } as never,
        comparators: {
          documents: [{ id: 'a-paper', title: 'A paper', publisher: 'A publisher' }],
          sets: [],
        } as never,
      },
    })
  return { document: compose(sections), sentences, compose, sections }
}

/** Comparisons within a standard there, between kinds of disposal in the summary. */
function comparing(chance: Stream, framework: Framework, rated: Rated): [section: string, Sentence][] {
  const of = (ref: string) => rated.keyQuestions.find((one) => one.ref === ref)
  return ['1', '2', '3', '4'].flatMap((standard) => {
    const named = standardByRef(framework, `2.${standard}`)!
    const [court, other] = [1, 2].map((theme) => of(`2.${standard}.${theme}`)!) as [
      RatedKeyQuestion,
      RatedKeyQuestion,
    ]
    const out = of(`3.${standard}.1`)
    return [
      ...betweenThemes(chance, named.name, court, other).map((one) => [named.ref, one] as [string, Sentence]),
      ...(out && standardByRef(framework, `3.${standard}`)!.name === named.name
        ? betweenKinds(chance, named.name, court, out)
        : []
      ).map((one) => ['executive-summary', one] as [string, Sentence]),
      ...saidTwice(chance, court).map((one) => [named.ref, one] as [string, Sentence]),
    ]
  })
}

/** Three sentences a paragraph: a claim rarely stands alone. */
const paragraphs = (texts: readonly string[]): string =>
  texts.map((text, at) => `${text}${at % 3 === 2 ? '\n\n' : ' '}`).join('')

export type Spoiled = { what: string; document: ReportDocument }

/** One error in the printed tables or standing texts. */
export function spoil(chance: Stream, { document }: OwnReport, framework: Framework): Spoiled[] {
  const labels = framework.ratings.map(({ label }) => label)
  const change = (what: string, kind: Block['kind'], edit: (block: never) => Block | null): Spoiled[] => {
    const places = document.blocks.flatMap((block, at) =>
      block.kind === kind && edit(block as never) ? [at] : [],
    )
    if (places.length === 0) return []
    const place = places[chance.below(places.length)]!
    return [
      {
        what,
        document: {
          ...document,
          blocks: document.blocks.map((block, at) => (at === place ? edit(block as never)! : block)),
        },
      },
    ]
  }
  const text = (from: RegExp, to: string) => (block: { text: string }) =>
    from.test(block.text) ? ({ ...block, text: block.text.replace(from, to) } as Block) : null
  const pick = chance.below(1_000)
  return [
    ...change('the score', 'ratings-table', (block: Extract<Block, { kind: 'ratings-table' }>) => ({
      ...block,
      score: block.score! + 1 + (pick % 3),
    })),
    ...change('the highest score', 'ratings-table', (block: Extract<Block, { kind: 'ratings-table' }>) => ({
      ...block,
      outOf: 30,
    })),
    ...change('the overall rating', 'ratings-table', (block: Extract<Block, { kind: 'ratings-table' }>) => ({
      ...block,
      overall: { ...block.overall!, label: labels.find((label) => label !== block.overall!.label)! },
    })),
    ...change(
      'a rating in the table',
      'ratings-table',
      (block: Extract<Block, { kind: 'ratings-table' }>) => ({
        ...block,
        rows: block.rows.map((row, at) =>
          at === pick % 12
            ? {
                ...row,
                rating: { ...row.rating!, label: labels.find((label) => label !== row.rating!.label)! },
              }
            : row,
        ),
      }),
    ),
    ...change(
      'a figure in a table of key questions',
      'key-question-table',
      (block: Extract<Block, { kind: 'key-question-table' }>) => ({
        ...block,
        rows: block.rows.map((row, at) =>
          at === pick % block.rows.length && row.percent !== null
            ? { ...row, printed: `${row.percent > 50 ? row.percent - 7 : row.percent + 7}%` }
            : row,
        ),
      }),
    ),
    ...change('a percentage in the annexe', 'table', (block: Extract<Block, { kind: 'table' }>) =>
      block.id !== 'table-key-questions'
        ? null
        : {
            ...block,
            rows: block.rows.map((row, at) =>
              at === pick % block.rows.length && row[3]!.text.endsWith('%')
                ? [
                    row[0]!,
                    row[1]!,
                    row[2]!,
                    { ...row[3]!, text: `${(Number.parseInt(row[3]!.text, 10) + 50) % 100}%` },
                  ]
                : row,
            ),
          },
    ),
    ...change('a count in the annexe', 'table', (block: Extract<Block, { kind: 'table' }>) =>
      block.id !== 'table-key-questions'
        ? null
        : {
            ...block,
            rows: block.rows.map((row, at) =>
              at === pick % block.rows.length
                ? [row[0]!, { ...row[1]!, text: String(Number(row[1]!.text) + 1) }, row[2]!, row[3]!]
                : row,
            ),
          },
    ),
    ...change('the number of standards', 'paragraph', text(/\btwelve standards\b/, 'ten standards')),
    ...change('the size of a sample', 'paragraph', text(/We read \d+ cases/, 'We read 97 cases')),
    ...change('the rating above a section', 'note', (block: Extract<Block, { kind: 'note' }>) =>
      block.label === 'Rating' && labels.some((label) => block.text.startsWith(label))
        ? {
            ...block,
            text: block.text.replace(/^[^.]+/, labels.find((label) => !block.text.startsWith(label))!),
          }
        : null,
    ),
    ...change('the lowest answer above a section', 'note', (block: Extract<Block, { kind: 'note' }>) =>
      block.label === 'Rating' && / per cent/.test(block.text)
        ? {
            ...block,
            text: block.text.replace(/(\d+) per cent/, (_, n) => `${(Number(n) + 31) % 100} per cent`),
          }
        : null,
    ),
    ...change(
      'the number of a recommendation',
      'recommendation',
      (block: Extract<Block, { kind: 'recommendation' }>) =>
        block.number === 3 ? { ...block, number: 5 } : null,
    ),
  ]
}
