/**
 * Signs of a person in free text: names, dates of birth, references, addresses. A check on the form of words cannot be
 * certain, so whoever writes may answer a doubt, except for what can be nothing else. What may be printed is held
 * until it is answered with a reason; what must go out at once needs only that its writer has looked again.
 */
import { commonForenames, ordinaryCapitals } from './capitalised-words.ts'
import { birthDatesIn } from './personal.ts'

export type PersonalSign = {
  kind: 'name' | 'place' | 'birth-date' | 'reference' | 'contact'
  /** The words as they stand in the text. */
  found: string
  /** What to write instead, in a sentence. */
  message: string
  /** It may be something else, and a reason can say so. */
  answerable: boolean
}

export type KnownToWriter = {
  /** References of the inspection's cases and of their case managers. */
  references: readonly string[]
  /** Names that identify no person, such as the service's own. */
  allowed: readonly string[]
  /** A day near the inspection, to tell a birth date from any other. */
  on: string | null
}

const instead = {
  name: 'Write “the child”, “the parent”, “the case manager” or what else they are.',
  place: 'Write what kind of place it is, such as “the school” or “the placement”.',
  'birth-date': 'Write the age in years, or leave it out.',
  reference: 'Leave it out: nothing written here may lead to the case.',
  contact: 'Leave it out: it leads to a person.',
}

const what: Record<PersonalSign['kind'], string> = {
  name: 'reads like a name',
  place: 'names a place',
  'birth-date': 'reads like a date of birth',
  reference: 'is a reference of this inspection',
  contact: 'reads like an address, a telephone number or an account',
}

const sign = (kind: PersonalSign['kind'], found: string, answerable = true): PersonalSign => ({
  kind,
  found,
  answerable,
  message: `“${found}” ${what[kind]}. ${instead[kind]}`,
})

const places =
  /\b(academy|school|college|hospital|street|road|lane|avenue|close|estate|park|house|centre|church|mosque|club|ward|unit)\b/i
const contacts = [
  /(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+/g,
  /(?<!\S)@\w{3,}/g,
  /https?:\/\/\S+/gi,
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g,
  /(?<![\w/])\+?\d(?:[ -]?\d){9,12}(?!\w)/g,
]

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A reference however it is spaced or hyphened; one of a letter or two only as it is written. */
function referencesIn(text: string, references: readonly string[]): PersonalSign[] {
  return [...new Set(references)].flatMap((reference) => {
    const parts = reference.match(/[\p{L}\d]+/gu) ?? []
    if (parts.length === 0) return []
    const short = parts.join('').length < 4
    const pattern = parts.map(escaped).join('[\\s./_-]*')
    const found = new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, short ? 'u' : 'iu').exec(text)
    // Long ones with a figure can be nothing else; "12" may count sessions and "AB" be a blood group.
    return found ? [sign('reference', found[0], short || !/\d/.test(reference))] : []
  })
}

const titled = /\b(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|Sgt|Prof|Judge)\.? \p{Lu}[\p{L}'’-]+/gu
const introduced = /\b(?:called|named|known as|initials)\s+(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’-]+)*)/gu
const run = /\p{Lu}(?:[\p{L}'’-]*\p{L})?(?: \p{Lu}(?:[\p{L}'’-]*\p{L})?)*/gu

const bare = (word: string): string => word.replace(/['’]s?$/u, '').toLowerCase()
const isAcronym = (word: string): boolean => /^[\p{Lu}\d]{2,6}s?$/u.test(word) || /^\p{Lu}$/u.test(word)

/** Words with a capital that neither open a sentence nor are ordinary; and forenames wherever they stand. */
function namesIn(text: string, allowed: readonly string[]): PersonalSign[] {
  const fine = new Set([...ordinaryCapitals, ...allowed.flatMap((one) => one.toLowerCase().split(/[\s-]+/))])
  const suspect = (word: string): boolean => !isAcronym(word) && !fine.has(bare(word))
  const opens = (at: number): boolean => {
    const before = text.slice(0, at)
    const words = before.trimEnd()
    return words === '' || before.slice(words.length).includes('\n') || /[.!?:;“"‘(•-]$/.test(words.slice(-1))
  }
  const found: string[] = []
  for (const match of text.matchAll(titled)) found.push(match[0])
  for (const match of text.matchAll(introduced)) found.push(match[1]!)
  for (const match of text.matchAll(run)) {
    const words = match[0].split(' ')
    if (opens(match.index)) {
      const [first = '', ...rest] = words
      const known = commonForenames.has(bare(first))
      if (!known && !rest.some(suspect)) continue
      found.push(
        known
          ? match[0]
          : rest.filter(suspect).length < rest.length
            ? rest.filter(suspect).join(' ')
            : match[0],
      )
    } else {
      const doubtful = words.filter(suspect)
      if (doubtful.length > 0) found.push(doubtful.length === words.length ? match[0] : doubtful.join(' '))
    }
  }
  const whole = found.filter(
    (one, at) => !found.some((other, i) => i !== at && other !== one && other.includes(one)),
  )
  return [...new Set(whole)].map((words) => sign(places.test(words) ? 'place' : 'name', words))
}

/** Every sign once, in the order of the kinds: what is certain first. */
export function personalSignsIn(text: string, { references, allowed, on }: KnownToWriter): PersonalSign[] {
  const certain = [
    ...referencesIn(text, references),
    ...birthDatesIn(text, on).map((found) => sign('birth-date', found)),
    ...contacts.flatMap((pattern) => (text.match(pattern) ?? []).map((found) => sign('contact', found))),
  ]
  const names = namesIn(text, allowed).filter(
    (one) => !certain.some((other) => other.found.includes(one.found)),
  )
  return [...new Map([...certain, ...names].map((one) => [one.found, one])).values()]
}
