/** Says where in a framework something stands, by references and ids that its author wrote, never by array indexes. */

const nouns: Record<string, string> = {
  domains: 'domain',
  standards: 'standard',
  keyQuestions: 'key question',
  prompts: 'prompt',
  ratings: 'rating',
  bands: 'band',
  documents: 'document',
  caseKinds: 'case kind',
  columns: 'column',
  facts: 'fact',
  remarks: 'remark',
  limitingJudgements: 'limiting judgement',
  strata: 'stratum',
  systematicOrder: 'stratum in systematicOrder',
  judgements: 'judgement',
  discretion: 'discretion',
  severities: 'severity',
  tell: 'person to tell',
  compare: 'comparison',
}

const words: Record<string, string> = {
  keyQuestionBands: 'percentage bands',
  overall: 'overall rating bands',
  codeLists: 'code lists',
  promptDenominator: 'prompt percentages',
  standardRating: 'standard rating',
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const ordinal = (index: number): string => ordinals[index] ?? `number ${index + 1}`

/** keyQuestionBands → "key question bands" */
const spaced = (key: string): string =>
  words[key] ?? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const property = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

const textOf = (value: unknown, ...keys: string[]): string | undefined => {
  for (const key of keys) {
    const found = property(value, key)
    if (typeof found === 'string' && found.trim() !== '') return found
  }
  return undefined
}

function nameOfEntry(list: string, entry: unknown, index: number): string {
  const noun = nouns[list]
  if (list === 'standards') {
    const ref = textOf(entry, 'ref')
    if (ref) return [ref, textOf(entry, 'name')].filter(Boolean).join(' ')
  }
  if (list === 'keyQuestions') {
    const ref = textOf(entry, 'ref')
    if (ref) return ref
  }
  const label =
    typeof entry === 'string'
      ? entry
      : textOf(entry, 'ref', 'letter', 'id', 'code', 'rating', 'standard', 'who', 'name', 'label')
  if (label) return noun ? `${noun} ${label}` : label
  return `${ordinal(index)} ${noun ?? 'entry'}`
}

/**
 * The place `at` inside `raw` as a person would name it, for example
 * "hmip-youth-2018 › 2.1 Assessment › 2.1.3 › prompt b › text".
 */
export function humanPath(raw: unknown, at: readonly (string | number)[], start?: string): string {
  const parts: string[] = []
  const root = start ?? textOf(raw, 'id')
  parts.push(root ?? 'framework')
  let value = raw
  for (let i = 0; i < at.length; i += 1) {
    const key = at[i]!
    const next = property(value, key)
    const list = at[i - 1]
    if (typeof key === 'number' || (list === 'codeLists' && i === 1)) {
      // The list's own name says nothing more once the entry is named (but a code list is named by its author).
      if (at[i - 2] !== 'codeLists') parts.pop()
      if (typeof key === 'string') parts.push(`code list ${key}`)
      else {
        if (list === 'standards') while (parts.length > 1) parts.pop()
        parts.push(nameOfEntry(String(list), next, key))
      }
    } else parts.push(spaced(key))
    value = next
  }
  return parts.join(' › ')
}
