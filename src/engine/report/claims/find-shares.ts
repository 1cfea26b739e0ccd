/** Finds every share of cases that a sentence states. What could be a share of something else is left alone. */
import type { Framework } from '../../framework/shape.ts'
import { numberOf, numberPattern } from './number-words.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import type { Share } from './share.ts'

/** What a share may be a share of. */
const things = '(?:cases?|assessments|plans|reviews|disposals|cautions|orders|them)'
const between = "(?:(?!and |or |but )[\\w’'-]+ ){0,3}"
const n = numberPattern

const counted = new RegExp(
  `\\b(${n})(?: \\w+)? (?:out of|of|out)(?: (?:the|these|those|our|all|relevant)){0,2} (${n})\\b(?! (?:per cent|%|years?|months?|weeks?|days?|people|staff|respondents|volunteers|members|meetings|points))`,
  'giu',
)
const asProportion = /^[a-z]+(?: [a-z]+)? out of(?: every)? [a-z]+$/i
/** "Of the 14 cases where …, 10 considered": the base first. */
const baseFirst = new RegExp(
  `\\b[Oo]f (?:the )?(${n}) (?:${between})cases[^.,;]*, (${n})\\b(?! (?:per cent|cases))`,
  'gu',
)
/** Not the ends of a range, which tell of a band. */
const percent =
  /(?<!(?:to|–|-|and) ?)(?<![\d.])(\d{1,3}(?:\.\d+)?) ?(?:per cent|percent|%)(?!\s*(?:to|–|-)\s*\d)/giu
/** "12 per cent of staff" */
const ofOther = new RegExp(`^ of (?!(?:the |these |those |our |all )?${between}${things}\\b)`, 'iu')
const allBut = new RegExp(
  `\\ball but (${n})(?: of(?: the| these)?(?: (${n}))?)?(?: ${between}${things})?`,
  'giu',
)

const limits: [pattern: RegExp, limit: (value: number) => Partial<Share>][] = [
  [/(?:at least|no fewer than|no less than)\s+$/i, (value) => ({ from: value, to: 100 })],
  [/(?:at most|no more than)\s+$/i, (value) => ({ from: 0, to: value })],
  [/(?:over|more than|above)\s+$/i, (value) => ({ from: value, to: 100, openFrom: true })],
  [/(?:under|less than|fewer than|below)\s+$/i, (value) => ({ from: 0, to: value, openTo: true })],
  [/(?:nearly|almost|just under)\s+$/i, (value) => ({ from: value - 5, to: value })],
  [/(?:around|about|approximately|some)\s+$/i, (value) => ({ from: value - 5, to: value + 5 })],
]

/** "over 50 per cent", "at least 12 of 20": the words before a number may make a limit of it. */
function limited(share: Share, text: string): Share {
  const before = text.slice(Math.max(0, share.start - 20), share.start)
  for (const [pattern, limit] of limits) {
    const match = pattern.exec(before)
    if (match) {
      const start = share.start - match[0].length
      return {
        ...share,
        ...limit((share.from + share.to) / 2),
        start,
        text: text.slice(start, share.end),
        form: 'words',
      }
    }
  }
  return share
}

/** Letters of a sentence: what is longer was not written to be read. */
const longest = 4_000

/** Each kind of finding asks for the shares of the same sentences. */
const memory = new WeakMap<Framework, Map<string, Share[]>>()
const mostRemembered = 2_000

export function findShares(framework: Framework, text: string): readonly Share[] {
  if (text.length > longest) return []
  const known = memory.get(framework) ?? new Map<string, Share[]>()
  memory.set(framework, known)
  const before = known.get(text)
  if (before) return before
  if (known.size >= mostRemembered) known.clear()
  const found = sharesIn(framework, text)
  known.set(text, found)
  return found
}

function sharesIn(framework: Framework, text: string): Share[] {
  const found: Share[] = []
  const add = (share: Share) => {
    if (!found.some(({ start, end }) => share.start < end && start < share.end)) found.push(share)
  }
  for (const match of text.matchAll(allBut)) {
    const left = numberOf(match[1]!)
    const of = match[2] === undefined ? undefined : (numberOf(match[2]) ?? undefined)
    if (left === null || left > 9) continue
    const share: Share = { form: 'all-but', allBut: left, from: 0, to: 100, openTo: true, ...place(match) }
    add(
      of === undefined
        ? share
        : { ...share, form: 'count', yes: of - left, of, ...exactly(of - left, of), openTo: false },
    )
  }
  for (const [pattern, yesAt, ofAt] of [
    [counted, 1, 2],
    [baseFirst, 2, 1],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      const yes = numberOf(match[yesAt]!)
      const of = numberOf(match[ofAt]!)
      if (yes === null || of === null || of === 0 || yes > of) continue
      // "9 out of 10" from a survey of children is a mark, not a share.
      if (
        /\b(?:score|rating|average|rated)\b/i.test(text.slice(Math.max(0, match.index - 60), match.index)) &&
        of === 10
      )
        continue
      const said = { form: 'count', yes, of, ...exactly(yes, of), ...place(match) } as const
      add(limited(asProportion.test(match[0]) && of <= 10 ? { ...said, proportion: true } : said, text))
    }
  for (const match of text.matchAll(percent)) {
    const value = Number(match[1])
    if (value > 100 || ofOther.test(text.slice(match.index + match[0].length))) continue
    const digits = match[1]!.split('.')[1]?.length ?? 0
    add(limited({ form: 'percent', from: value, to: value, digits, ...place(match) }, text))
  }
  if (anyPhrase.test(text)) for (const share of inWords(framework, text)) add(share)
  return found.toSorted((a, b) => a.start - b.start)
}

const exactly = (yes: number, of: number) => ({ from: (100 * yes) / of, to: (100 * yes) / of })

const place = (match: RegExpExecArray | RegExpMatchArray) => ({
  text: match[0],
  start: match.index!,
  end: match.index! + match[0].length,
})

/** What every phrase holds one of. */
const anyPhrase = /half|third|quarter|fifth|majority|minority|\b(?:all|every|each|none|most|too few)\b/i
const ofCases = new RegExp(`^ (?:of )?(?:the |these |those |our )?(?:${n} )?${between}${things}\\b`, 'iu')

/** Words before the second of two limits. */
const range =
  /\b(?:between|but|and|or|to)\s+(?:(?:just )?(?:less|more|fewer|under|over|below|above)(?: than)?\s+)?$/i

/** A phrase counts only where it is a share of cases, or of what is made for each case. */
function* inWords(framework: Framework, text: string): Generator<Share> {
  const { pattern, phrases } = patternOf(framework)
  for (const match of text.matchAll(pattern)) {
    const { from, to, openFrom, openTo } = phrases[match.slice(1).findIndex((one) => one !== undefined)]!
    if (!ofCases.test(text.slice(match.index + match[0].length))) continue
    // "61 per cent of all cases": the base of another share.
    if (/\bof $/i.test(text.slice(0, match.index)) && /^(?:all|every|each)\b/i.test(match[0])) continue
    // "between half and two-thirds", "half but less than two-thirds" state two limits, which are not read.
    if (range.test(text.slice(0, match.index)) && !/^(?:all|every|each|none|most)/i.test(match[0])) continue
    yield {
      form: 'words',
      from,
      to,
      ...(openFrom ? { openFrom } : {}),
      ...(openTo ? { openTo } : {}),
      ...place(match),
    }
  }
}

const patterns = new WeakMap<Framework, { pattern: RegExp; phrases: Phrase[] }>()

/** All phrases in one pattern, in their order, each a group: a text is gone through once. */
function patternOf(framework: Framework): { pattern: RegExp; phrases: Phrase[] } {
  const known = patterns.get(framework)
  if (known) return known
  const phrases = phrasesOf(framework)
  const groups = phrases.map(({ pattern }) => `(${pattern})`).join('|')
  const made = { pattern: new RegExp(`(?<![-\\w])(?:${groups})(?= )`, 'giu'), phrases }
  patterns.set(framework, made)
  return made
}
