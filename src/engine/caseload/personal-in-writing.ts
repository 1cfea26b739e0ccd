/**
 * Signs of personal data in what people write: names, dates of birth, case references. A text that must go out at once
 * cannot wait for certainty, so whoever wrote it may say that none of it identifies anybody.
 */
import { holdsBirthDate } from './personal.ts'

/** Written with a capital without being anybody's name. */
const ordinary = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december christmas easter i english welsh british england wales youth justice service services team
offending court crown magistrates police probation prison custody children childrens social care health education nhs
school college hospital mental community family panel board council local authority lead inspector assessor quality
manager worker officer case child mappa marac order referral rehabilitation detention training caution yjs yot yos
facebook instagram snapchat whatsapp tiktok internet plumbline`
    .split(/\s+/)
    .filter(Boolean),
)

const capitalised = /^\p{Lu}['’]?\p{Lu}?\p{Ll}+(-\p{Lu}?\p{Ll}+)?$/u
const title = /^(mr|mrs|ms|miss|mx|dr)$/i
/** What makes the next word the first of a sentence, where a capital says nothing. */
const endsSentence = /[.!?:;•\n"“(–-]\s*$/

/** Runs of words that read like names: two or more with capitals, one in mid-sentence, or one after a title. */
export function namesIn(text: string): string[] {
  const words = [...text.matchAll(/[\p{L}'’-]+/gu)].map((match) => ({
    word: match[0].replace(/['’]s$/u, ''),
    at: match.index,
    end: match.index + match[0].length,
  }))
  const namelike = ({ word }: { word: string }) =>
    capitalised.test(word) && !title.test(word) && !ordinary.has(word.toLowerCase().replace(/['’]/g, ''))
  const found: string[] = []
  for (let from = 0; from < words.length; from += 1) {
    if (!namelike(words[from]!)) continue
    let to = from
    while (
      to + 1 < words.length &&
      namelike(words[to + 1]!) &&
      beside(text, words[to]!.end, words[to + 1]!.at)
    )
      to += 1
    const before = text.slice(0, words[from]!.at)
    const starts = before.trim() === '' || endsSentence.test(before)
    const titled = from > 0 && title.test(words[from - 1]!.word)
    if (to > from || titled || !starts)
      found.push(
        words
          .slice(from, to + 1)
          .map(({ word }) => word)
          .join(' '),
      )
    from = to
  }
  return [...new Set(found)]
}

const beside = (text: string, end: number, next: number): boolean => /^[ \t]+$/.test(text.slice(end, next))

export interface Known {
  /** A day near the inspection, by which a date of birth is told from other dates. */
  on: string | null
  /** The references of the inspection's cases. */
  refs: readonly string[]
}

/** What to change in a text, each in a sentence; nothing when no sign of personal data is in it. */
export function personalInWriting(text: string, { on, refs }: Known): string[] {
  const names = namesIn(text)
  const faults: string[] = []
  if (names.length > 0) {
    const quoted = names.slice(0, 5).map((name) => `“${name}”`)
    faults.push(
      `${quoted.join(', ')} ${names.length === 1 ? 'reads like a name' : 'read like names'}. Write “the child”, “the parent” or “the case manager” instead.`,
    )
  }
  if (/\b(d\.?o\.?b|date of birth|born on)\b/i.test(text) || holdsBirthDate(text, on))
    faults.push('This holds what may be a date of birth. Write the age instead, or leave it out.')
  const lower = text.toLowerCase()
  const written = refs.filter(
    (ref) => ref.length >= 3 && /\d/.test(ref) && standsAlone(lower, ref.toLowerCase()),
  )
  if (written.length > 0)
    faults.push(
      `Take out the case reference ${written.join(', ')}. Choose the case in its own field instead.`,
    )
  return faults
}

/** Whether a reference is in a text and not part of a longer word or number. */
function standsAlone(text: string, ref: string): boolean {
  for (let at = text.indexOf(ref); at !== -1; at = text.indexOf(ref, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + ref.length] ?? ' '}`
    if (!/[\p{L}\d]/u.test(around)) return true
  }
  return false
}
