/** One error planted in each copy of a printed report, with the code it must be found under. */
import { keyQuestionByRef, standardByRef } from '#engine/framework/find.ts'
import { percentOf } from '#engine/rating/percent.ts'
import type { Invented } from './invented-figures.ts'

export type Spoilt = { what: string; kind: string; lines: string[] }

export function spoilers(
  lines: readonly string[],
  invented: Invented,
  prompts: ReadonlyMap<string, number[]>,
): Spoilt[] {
  const { framework, rated, court, outOfCourt } = invented
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
  const ofQuestion = (ref: string) =>
    new RegExp(
      `^(The answer to question ${ref.replaceAll('.', '\\.')} was yes) in \\d+ out of \\d+ relevant cases`,
    )
  const compared = lines.some((line) => /^In court cases, planning/.test(line))
  return [
    change(
      'a share in words',
      'words-do-not-fit',
      ofQuestion(body.ref),
      `$1 in ${body.percent! >= 50 ? 'less than a third' : 'over two-thirds'} of relevant cases`,
    ),
    change('a share beside another', 'shares-beside-differ', /\(6 of 8\)/, '(5 of 8)'),
    ...(compared
      ? [
          change('a comparison', 'comparison-differs', /was (better|weaker) than/, (_, word) =>
            word === 'better' ? 'was weaker than' : 'was better than',
          ),
        ]
      : []),
    change(
      'an answer in plain words',
      'answer-in-words-differs',
      /^(Overall, what we saw of this) (.*)\.$/,
      (_, start, word) => `${start} ${word === 'was good' ? 'was inadequate' : 'was good'}.`,
    ),
    change(
      'more answers than cases',
      'more-yes-than-cases',
      new RegExp(`^(${body.ref}\\.\\t.*\\t)\\d+%$`),
      `$1${court + 5} of ${court}`,
    ),
    ratingAgainstLowest(lines, invented),
    ...otherBase(lines, invented, prompts),
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

/** A standard rated otherwise in every place, so that only its figures speak against it. */
function ratingAgainstLowest(lines: readonly string[], { framework, rated }: Invented): Spoilt {
  const { ref, rating } = rated.standards.find(({ ref: one }) => one === '2.1')!
  const { name, statement } = standardByRef(framework, ref)!
  const other = rating === 'Good' ? 'Inadequate' : 'Good'
  return {
    what: 'a rating in every place',
    kind: 'rating-against-lowest',
    lines: lines.map((line, at) =>
      line.startsWith(`${ref}\t${name}\t`)
        ? `${ref}\t${name}\t${other}`
        : line.startsWith(`${statement}\t`) && lines[at - 2] === `${ref}. ${name}`
          ? `${statement}\t${other}`
          : line,
    ),
  }
}

/** The same count over fewer cases than the table's, where a framework prints prompts over the whole sample. */
function otherBase(
  lines: readonly string[],
  { framework, court }: Invented,
  prompts: ReadonlyMap<string, number[]>,
): Spoilt[] {
  if (framework.promptDenominator.of !== 'whole-sample') return []
  const ref = '2.1.1'
  const yes = prompts.get(ref)!.map((share) => Math.round((share * court) / 100))
  const at = yes.findIndex((count, index) => count >= 2 && count < court - 1 && index > 0)
  if (at < 0) return []
  const { text } = keyQuestionByRef(framework, ref)!.keyQuestion.prompts[at]!
  const said = `In ${yes[at]} of ${court - 1} relevant cases: ${text.replace(/\?$/, '.')}`
  const where = lines.findIndex((line) => line.startsWith(`The answer to question ${ref} `))
  return [
    {
      what: 'another base in the text',
      kind: 'base-differs',
      lines: [...lines.slice(0, where + 1), '', said, ...lines.slice(where + 1)],
    },
  ]
}
