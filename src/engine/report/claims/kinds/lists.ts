/** Lists against what announces them, and the numbers and letters of their items. */
import { standardByRef, standardsInOrder } from '../../../framework/find.ts'
import { type Finding, finding } from '../finding.ts'
import { numberPattern as n, numberOf } from '../number-words.ts'
import { figureRow } from '../reading/figure-row.ts'
import type { PlacedLine, ReadReport } from '../reading/read-report.ts'
import { speaksOf } from '../themes.ts'

const recommendations = new RegExp(`\\b(?:made|make) (${n}) recommendations?\\b`, 'iu')
const questions = new RegExp(`\\banswers to the following (${n}) questions\\b`, 'iu')

export function listsOfReport(report: ReadReport): Finding[] {
  return [...recommended(report), ...asked(report), ...introduced(report), ...lettered(report)]
}

function recommended({ lines }: ReadReport): Finding[] {
  const there = lines.filter(({ where }) => where.part === 'recommendations')
  const items = there.filter(({ kind }) => kind === 'item')
  if (items.length === 0) return []
  const findings: Finding[] = []
  for (const { text, place } of there) {
    const said = recommendations.exec(text)
    const count = said && numberOf(said[1]!)
    if (said && count !== null && count !== items.length)
      findings.push(
        finding('number-of-things', place, {
          printed: `${said[1]} recommendations`,
          elsewhere: String(items.length),
        }),
      )
  }
  const numbered = items.flatMap(({ text, place }) => {
    const match = /^(?:[-•*]\s*)?(\d{1,2})\.\s/.exec(text)
    return match ? [{ number: Number(match[1]), place }] : []
  })
  for (const [at, { number, place }] of numbered.entries()) {
    const before = numbered[at - 1]?.number
    if (before !== undefined && number !== before + 1 && number !== 1)
      findings.push(
        finding('numbering', place, {
          printed: String(number),
          elsewhere: String(before),
          expected: String(before + 1),
        }),
      )
  }
  return findings
}

/** The questions of a qualitative standard stand as headings below the sentence that announces them. */
function asked({ framework, lines }: ReadReport): Finding[] {
  return lines.flatMap(({ text, place, where }): Finding[] => {
    const said = questions.exec(text)
    const standard = where.standard === null ? undefined : standardByRef(framework, where.standard)
    const count = said && numberOf(said[1]!)
    if (!said || !standard || count === null || count === standard.keyQuestions.length) return []
    return [
      finding('number-of-things', place, {
        ref: standard.ref,
        printed: `${said[1]} questions`,
        elsewhere: `${standard.keyQuestions.length} in this standard`,
      }),
    ]
  })
}

const introduction = /\b(?:making a judgement about|our rating\S? for) ([^,]{4,60}?)(?:,| is based)/iu

/** A sentence copied from another section announces that section’s standard. */
function introduced({ framework, lines }: ReadReport): Finding[] {
  return lines.flatMap(({ text, place, where }): Finding[] => {
    const said = introduction.exec(text.replace(/[\d¹²³⁰-⁹]/g, ''))?.[1]
    const standard = where.standard === null ? undefined : standardByRef(framework, where.standard)
    if (!said || !standard || speaksOf(standard, said)) return []
    const named = standardsInOrder(framework).filter((one) => speaksOf(one, said))
    if (named.length === 0 || named.some(({ name }) => name === standard.name)) return []
    // Where the other section has no heading of its own, it was the heading that got lost.
    if (
      !lines.some((one) => one.where.part === 'body' && named.some(({ ref }) => ref === one.where.standard))
    )
      return []
    return [
      finding('another-standard-named', place, {
        ref: standard.ref,
        printed: said,
        elsewhere: standard.name,
      }),
    ]
  })
}

/** Letters of the prompts below one question, in the order of the table. */
function lettered({ lines }: ReadReport): Finding[] {
  const findings: Finding[] = []
  let before: { letter: string; line: PlacedLine } | null = null
  for (const line of lines) {
    const letter =
      line.kind === 'row' || line.kind === 'item' ? /^([a-z])\)\s/.exec(line.text)?.[1] : undefined
    if (!letter || (line.kind === 'row' && !figureRow(line))) {
      // A note or a page’s head may stand between two rows; a question begins anew.
      if (line.text.includes('?')) before = null
      continue
    }
    const same = before && before.line.where.question === line.where.question
    if (before && same && letter !== 'a' && letter !== next(before.letter))
      findings.push(
        finding('numbering', line.place, {
          ref: line.where.question,
          printed: `“${letter}”`,
          elsewhere: `“${before.letter}”`,
          expected: `“${next(before.letter)}”`,
        }),
      )
    before = { letter, line }
  }
  return findings
}

const next = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1)
