/** Rebuilds the figures of key questions and prompts from the tables a report prints. */
import { keyQuestionByRef, standardByRef } from '../../../framework/find.ts'
import type { Framework } from '../../../framework/shape.ts'
import type { Figure } from '../figures.ts'
import { themeOfQuestion } from '../themes.ts'
import { alike } from '../words.ts'
import { type FigureRow, figureRow } from './figure-row.ts'
import type { Line } from './lines.ts'
import type { Where } from './where.ts'

/** Two printings of one question differ in a word or two; questions of one standard differ in more. */
const sameQuestion = 0.7

/** No question is as short as this. */
const shortest = 12

/** A text that ends in a percentage is a row only as a question; everything else that ends so is a sentence. */
const mayBeRow = (line: Line): boolean =>
  line.kind === 'row' ||
  (line.kind !== 'note' &&
    (/\?\W*\s\d{1,3}\s?%\W*$/.test(line.text) || /people \d{1,3}\s?%$/.test(line.text)))

export class FigureTables {
  readonly printed: Figure[] = []
  private readonly framework: Framework
  /** Prompts seen below each question, for those that are printed without a letter. */
  private readonly prompts = new Map<string, number>()

  constructor(framework: Framework) {
    this.framework = framework
  }

  /** The key question that a line repeats as a heading. */
  questionAt(line: Line, where: Where): string | null {
    if (line.kind === 'note') return null
    const ref = /^(\d\.\d\.\d)\.?\s/.exec(line.text)?.[1]
    if ((where.standard === null && ref === undefined) || figureRow(line)) return null
    if (ref && (this.asked(ref, line.text) || this.printed.some((one) => one.question === ref))) return ref
    if (where.standard === null) return null
    const known = this.questionsOf(where.standard)
    if (!/\?\W*(?:% ?[‘`'’]?\s?yes\W*)?$/i.test(line.text)) return null
    const text = line.cells[0]!
    return likest(known, text)?.ref ?? byTheme(known, text)
  }

  /** A question under its reference, in the framework’s own words, wherever it stands. */
  private asked(ref: string, text: string): boolean {
    const asked = keyQuestionByRef(this.framework, ref)?.keyQuestion
    return asked !== undefined && alike(asked.text, text) >= sameQuestion
  }

  /** Takes a row into the figures; false when it is none of them. */
  take(line: Line, where: Where): boolean {
    if (where.part === 'ratings' || !mayBeRow(line)) return false
    const row = figureRow(line)
    if (!row) return false
    const part = where.part === 'annex' ? 'annex' : 'body'
    const ref = row.ref ?? this.questionOf(row, where, part)
    const { percent, yes, relevant, asCount, second, text } = row
    const figure = {
      text,
      percent,
      ...(yes === undefined ? {} : { yes }),
      ...(relevant === undefined ? {} : { relevant }),
      ...(asCount ? { asCount } : {}),
      place: line.place,
      part,
    } as const
    if (ref !== null) {
      const standard = ref.slice(0, ref.lastIndexOf('.'))
      if (!standardByRef(this.framework, standard)) return false
      this.printed.push({ ref, level: 'question', standard, question: ref, ...figure })
      return true
    }
    if (where.standard === null || where.question === null || text.length < shortest) return false
    const at = this.prompts.get(where.question) ?? 0
    this.prompts.set(where.question, at + 1)
    const prompt = {
      ref: `${where.question} ${row.letter ?? String.fromCharCode(97 + (at % 26))}`,
      level: 'prompt',
      standard: where.standard,
      question: where.question,
      ...figure,
    } as const
    this.printed.push(prompt)
    if (second) this.printed.push({ ...prompt, ...second, over: 'sample' })
    return true
  }

  /** The key question that a row without a reference is about: one seen before, or the next of its standard’s table. */
  private questionOf(row: FigureRow, where: Where, part: Figure['part']): string | null {
    if (where.standard === null || row.text.length < shortest) return null
    const standard = standardByRef(this.framework, where.standard)
    const known = this.questionsOf(where.standard)
    if (where.question === null || part === 'annex') {
      const again = likest(known, row.text)
      if (again) return again.ref
    }
    if (part === 'annex' || where.question !== null || standard?.judged !== 'from-cases') return null
    const theme = themeOfQuestion(row.text)
    const about = standard.keyQuestions.filter(
      ({ text }) => theme !== null && themeOfQuestion(text) === theme,
    )
    if (about.length === 1) {
      const { ref } = about[0]!
      // Below the table a question is not asked again in other words: those are prompts.
      return known.some((one) => one.ref === ref && one.part === 'body') ? null : ref
    }
    const inBody = known.filter((one) => one.part === 'body').length
    return inBody < standard.keyQuestions.length ? `${standard.ref}.${inBody + 1}` : null
  }

  private questionsOf(standard: string): Figure[] {
    return this.printed.filter((one) => one.level === 'question' && one.standard === standard)
  }
}

function likest(known: readonly Figure[], text: string): Figure | null {
  const near = known
    .map((one) => ({ one, how: alike(one.text, text) }))
    .filter(({ how }) => how >= sameQuestion)
    .toSorted((a, b) => b.how - a.how)
  return near[0]?.one ?? null
}

/** A question in other words than its table’s, known by what it asks about, if it alone asks about that. */
function byTheme(known: readonly Figure[], text: string): string | null {
  const theme = themeOfQuestion(text)
  const refs = new Set(
    known.filter((one) => theme !== null && themeOfQuestion(one.text) === theme).map(({ ref }) => ref),
  )
  const [ref] = refs
  return refs.size === 1 ? ref! : null
}
