/** Numbers as reports write them: figures, or words up to a hundred. */
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const words = new Map<string, number>([
  ...small.map((word, at): [string, number] => [word, at]),
  ...tens.flatMap((ten, at): [string, number][] => [
    [ten, 20 + 10 * at],
    ...small.slice(1, 10).map((one, more): [string, number] => [`${ten}-${one}`, 21 + 10 * at + more]),
  ]),
  ['a hundred', 100],
  ['one hundred', 100],
])

const unit = small.slice(1, 10).join('|')

/** Matches one number; what is longer stands first, so that “sixty-four” is not read as “sixty”. */
export const numberPattern = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,4}|(?:${tens.join('|')})(?:-(?:${unit}))?|(?:a|one) hundred|${small.slice(10).join('|')}|${small[0]}|${unit})`

export function numberOf(text: string): number | null {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (/^\d[\d,]*$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return words.get(plain) ?? words.get(plain.replace(' ', '-')) ?? null
}
