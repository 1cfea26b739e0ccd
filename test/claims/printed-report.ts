/**
 * A report as an inspectorate might print one: two tables of every key question, prompts behind them, the caseload, a
 * methodology. All its words are invented. Spoilers plant one error each.
 */
import { keyQuestionByRef, standardByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import type { RatedKeyQuestion } from '#engine/rating/rated.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { type Invented, inventFigures } from './invented-figures.ts'

export type Printed = {
  lines: string[]
  invented: Invented
  spoilt: { what: string; kind: string; lines: string[] }[]
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
  return { lines, invented, spoilt: spoilers(lines, invented) }
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

function spoilers(lines: string[], { framework, rated, court, outOfCourt }: Invented): Printed['spoilt'] {
  const change = (
    what: string,
    kind: string,
    from: RegExp,
    to: string | ((...found: string[]) => string),
    nth = 0,
  ) => {
    const at = lines.map((line, index) => (from.test(line) ? index : -1)).filter((index) => index >= 0)[nth]
    if (at === undefined) throw new Error(`nothing to spoil for ${what}`)
    return {
      what,
      kind,
      lines: lines.map((line, index) => (index === at ? line.replace(from, to as string) : line)),
    }
  }
  const body = rated.keyQuestions.find(
    ({ ref, percent }) =>
      standardByRef(framework, ref.slice(0, 3))!.judged === 'from-cases' && percent !== null,
  )!
  const otherPercent = (percent: number) =>
    percentOf((Math.round((percent * court) / 100) + 3) % (court + 1), court)
  const impossible = Array.from({ length: 100 }, (_, at) => at + 1).find((percent) => {
    for (let yes = 0; yes <= outOfCourt; yes += 1) if (percentOf(yes, outOfCourt) === percent) return false
    return percent > 40
  })!
  const lastStandard = framework.domains[2]!.standards[0]!.ref
  return [
    change(
      'two tables of a key question',
      'tables-differ',
      new RegExp(`^${body.ref}\\.\\t(.*)\\t\\d+%$`),
      `${body.ref}.\t$1\t${otherPercent(body.percent!)}%`,
    ),
    change(
      'a percentage that no count makes',
      'impossible-percentage',
      new RegExp(`^(${lastStandard}\\.1\\.\\t.*\\t)\\d+%$`),
      `$1${impossible}%`,
    ),
    change('the score', 'total-differs', /Score\t(\d+)/, (_, score) => `Score\t${(Number(score) + 2) % 36}`),
    change('the scale', 'scale-differs', /Each of the 12 standards/, 'Each of the ten standards'),
    change('the range of the total', 'scale-differs', /ranging from 0 to 36/, 'ranging from 0 to 30'),
    change('the bands', 'scale-differs', /^19–30\t/, '18–30\t'),
    change(
      'a rating below its heading',
      'ratings-differ',
      /(\.\t)(Inadequate|Requires improvement|Good|Outstanding)$/,
      (_, dot, label) => `${dot}${label === 'Good' ? 'Inadequate' : 'Good'}`,
    ),
    change(
      'the number of recommendations',
      'number-of-things',
      /made three recommendations/,
      'made four recommendations',
    ),
    change('the numbers of recommendations', 'numbering', /^3\. plan/, '4. plan'),
    change(
      'the number of questions',
      'number-of-things',
      /following (\w+) questions/,
      'following seven questions',
    ),
    change(
      'a copied introduction',
      'another-standard-named',
      /judgement about information and facilities/,
      'judgement about staff',
    ),
    change('a doubled letter', 'numbering', /^c\) /, 'b) '),
    change('the shares of an age table', 'shares-do-not-add-up', /23%\t77%/, '23%\t67%'),
    change(
      'a share of the caseload',
      'impossible-percentage',
      /^(\d+)\.(\d)%/,
      (_, whole, digit) => `${whole}.${(Number(digit) + 3) % 10}%`,
    ),
    change('the parts of a sample', 'sum-differs', /two custodial/, 'three custodial'),
    change('the kinds of disposal', 'sum-differs', /three youth cautions/, 'five youth cautions'),
    change(
      'the number of interviews',
      'sum-differs',
      /conducted \d+ interviews with case managers/,
      `conducted ${court + outOfCourt + 1} interviews with case managers`,
    ),
    change(
      'the size of a sample',
      'sample-differs',
      /examined \d+ out-of-court/,
      `examined ${outOfCourt + 1} out-of-court`,
    ),
    change(
      'a planned share',
      'planned-share',
      /^\d+ per cent of the cases selected/,
      `${(percentOf(court, court + outOfCourt) + 20) % 100} per cent of the cases selected`,
    ),
    change(
      'the overall rating',
      'overall-against-score',
      /^(Overall rating\t).*/,
      `$1${rated.overall === 'Good' ? 'Outstanding' : 'Good'}`,
    ),
    change(
      'the overall rating in the text',
      'rating-in-text-differs',
      /is rated as: ‘[^’]+’/,
      `is rated as: ‘${rated.overall === 'Good' ? 'Outstanding' : 'Good'}’`,
    ),
    change(
      'a count in the text',
      'share-differs',
      /was yes in (\d+) out of (\d+)/,
      (_, yes, of) => `was yes in ${Number(yes) > 0 ? Number(yes) - 1 : 1} out of ${of}`,
    ),
  ]
}
