/**
 * A report as an inspectorate might print one: two tables of every key question, prompts behind them, the caseload, a
 * methodology. All its words are invented. Spoilers plant one error each.
 */
import { keyQuestionByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import type { RatedKeyQuestion } from '#engine/rating/rated.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { type Invented, inventFigures } from './invented-figures.ts'
import { type Spoilt, spoilers } from './spoilt-lines.ts'

export type Printed = {
  lines: string[]
  invented: Invented
  spoilt: Spoilt[]
}

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

export function printedReport(chance: Stream, framework: Framework): Printed {
  const invented = bigEnough(chance, framework)
  const { rated, court, outOfCourt } = invented
  const community = 20 + chance.below(20)
  const custody = 1 + chance.below(5)
  const out = 40 + chance.below(30)
  const load = community + custody + out
  const prompts = new Map<string, number[]>()
  const lines = [
    'An inspection of youth justice services in Northmere',
    '',
    'Ratings',
    '',
    `Northmere Youth Justice Service\tScore\t${rated.score}/${rated.outOf}`,
    `Overall rating\t${rated.overall}`,
    ...framework.domains.flatMap((domain) => [
      `${domain.ref}.\t${domain.name}`,
      ...domain.standards.map(({ ref, name }) => `${ref}\t${name}\t${ratingOf(rated, ref)}`),
    ]),
    '',
    'Executive summary',
    '',
    `Overall, Northmere Youth Justice Service is rated as: ‘${rated.overall}’. We inspect against 12 ‘standards’. Each is scored from 0 to 3, giving a total ranging from 0 to 36.`,
    '',
    'Families were visited at home in three-quarters of cases (6 of 8).',
    ...comparison(invented),
    '',
    'Recommendations',
    '',
    'We have made three recommendations that would help children in Northmere.',
    '',
    'The board should:',
    '',
    '1. look at its own attendance',
    '2. ask for figures by group of children.',
    '',
    'The service should:',
    '',
    '3. plan with families.',
    '',
    'Background',
    '',
    'Northmere lies by the sea. Half of its children live in two wards, and 31 per cent receive free school meals.',
    '',
    'Contextual facts',
    '',
    'Age\t10–14\t15–17',
    'Northmere\t23%\t77%',
    'National average\t22%\t78%',
    '',
    'Gender\tMale\tFemale',
    'Northmere\t88%\t12%',
    '',
    'Additional caseload data',
    '',
    `${community}\tTotal current caseload: community sentences`,
    `${custody}\tTotal current caseload in custody`,
    `${out}\tTotal current caseload: out-of-court disposals`,
    `${(Math.round((1000 * 7) / load) / 10).toFixed(1)}%\tPercentage of current caseload with child protection plan`,
    '',
    ...domainLines(framework, invented),
    'Annexe 1: Methodology',
    '',
    `We conducted ${court + outOfCourt} interviews with case managers. We examined ${court} court disposals. We examined ${outOfCourt} out-of-court disposals.`,
    '',
    `${percentOf(court, court + outOfCourt)} per cent of the cases selected were of children with court disposals.`,
    '',
    'Each of the 12 standards is scored on a 0–3 scale.',
    '',
    ...framework.overall.bands.map(
      ({ from, to, rating }) => `${from}–${to}\t${framework.ratings.find(({ id }) => id === rating)!.label}`,
    ),
    '',
    'Annexe 2: Data',
    '',
    ...dataLines(chance, framework, invented, prompts),
  ]
  return { lines, invented, spoilt: spoilers(lines, invented, prompts) }
}

/** Too few cases leave nothing to spoil. */
function bigEnough(chance: Stream, framework: Framework): Invented {
  for (;;) {
    const one = inventFigures(chance, framework)
    if (one.court >= 12 && one.outOfCourt >= 12) return one
  }
}

const ratingOf = (rated: Invented['rated'], ref: string) =>
  rated.standards.find((one) => one.ref === ref)?.rating ?? 'Not rated'

const questionsOf = ({ rated }: Invented, ref: string): RatedKeyQuestion[] =>
  rated.keyQuestions.filter((one) => one.ref.startsWith(`${ref}.`))

function domainLines(framework: Framework, invented: Invented): string[] {
  const { court, outOfCourt, rated } = invented
  return framework.domains.flatMap((domain) => [
    `${domain.ref}. ${domain.name}`,
    '',
    ...(domain.ref === '2'
      ? [
          `We took a detailed look at ${court - 2} community sentences and two custodial sentences managed by the service. We also conducted ${court} interviews with the relevant case managers.`,
          '',
        ]
      : []),
    ...(domain.ref === '3'
      ? [
          `We inspected ${outOfCourt} cases managed by the service that had received an out-of-court disposal. These consisted of ${outOfCourt - 4} community resolutions, three youth cautions and one youth conditional caution. We interviewed the case managers in all ${outOfCourt} cases.`,
          '',
        ]
      : []),
    ...domain.standards.flatMap((standard) => [
      `${standard.ref}. ${standard.name}`,
      '',
      `${standard.statement}\t${ratingOf(rated, standard.ref)}`,
      '',
      ...(standard.judged === 'from-cases'
        ? [
            `Our rating for ${standard.name.toLowerCase()} is based on the following key questions:`,
            '',
            '\t% yes',
            ...questionsOf(invented, standard.ref).map(
              (one) => `${keyQuestionByRef(framework, one.ref)!.keyQuestion.text}\t${one.percent}%`,
            ),
            '',
            ...questionsOf(invented, standard.ref).flatMap((one) => [
              keyQuestionByRef(framework, one.ref)!.keyQuestion.text,
              '',
              `The answer to question ${one.ref} was yes in ${one.yes} out of ${one.relevant} relevant cases. Families were asked in good time.`,
              '',
              `Overall, what we saw of this ${inPlainWords(framework, one)}.`,
              '',
            ]),
          ]
        : [
            `In making a judgement about ${standard.name.toLowerCase()}, we take into account the answers to the following ${words[standard.keyQuestions.length]} questions:`,
            '',
            ...standard.keyQuestions.flatMap(({ text }) => [
              text,
              '',
              'Much was in place, and some of it was new.',
              '',
            ]),
          ]),
    ]),
  ])
}

/** Each prompt over all cases where the framework counts so, else over some of them. */
function dataLines(
  chance: Stream,
  framework: Framework,
  invented: Invented,
  prompts: Map<string, number[]>,
): string[] {
  return framework.domains.flatMap(({ standards }) =>
    standards.flatMap((standard) =>
      standard.judged !== 'from-cases'
        ? []
        : [
            `${standard.ref}. ${standard.name}`,
            '',
            ...questionsOf(invented, standard.ref).flatMap((one) => {
              const sample = standard.caseKind === 'court' ? invented.court : invented.outOfCourt
              const { prompts: asked, text } = keyQuestionByRef(framework, one.ref)!.keyQuestion
              const shares = asked.map(() => percentOf(chance.below(sample + 1), sample))
              prompts.set(one.ref, shares)
              return [
                `${one.ref}.\t${text}\t${one.percent}%`,
                `${text}\t% yes`,
                ...asked.map(
                  (prompt, at) => `${String.fromCharCode(97 + at)}) ${prompt.text}\t${shares[at]}%`,
                ),
                '',
              ]
            }),
          ],
    ),
  )
}

/** Of the two first questions on planning, as a sentence; none where they are equal. */
function comparison({ rated }: Invented): string[] {
  const [stop, child] = ['2.2.1', '2.2.2'].map(
    (ref) => rated.keyQuestions.find((one) => one.ref === ref)?.percent,
  )
  if (stop == null || child == null || stop === child) return []
  return [
    `In court cases, planning to keep the child safe was ${child > stop ? 'better' : 'weaker'} than planning to support desistance.`,
  ]
}

/** The band of a question as a plain word. */
function inPlainWords(framework: Framework, { percent }: RatedKeyQuestion): string {
  const band = framework.keyQuestionBands.bands.find(({ from, to }) => percent! >= from && percent! <= to)!
  const word = framework.ratings.find(({ id }) => id === band.rating)!.label.toLowerCase()
  return word === 'requires improvement' ? 'required improvement' : `was ${word}`
}
