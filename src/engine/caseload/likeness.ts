/** How much two short texts say the same, from 0 to 1: "Ref. order" and "Referral order", "Sentenced on" and "Sentence date". */

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Words count as the same where one begins with the other, being three letters or more. */
const same = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one)))

const little = new Set(['of', 'the', 'a', 'an', 'and', 'or', 'at', 'on', 'in', 'for', 'to', 's'])

export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)].map((words) => words.filter((word) => !little.has(word)))
  if (!a || !b || a.length === 0 || b.length === 0) return 0
  if (a.join('') === b.join('')) return 1
  // "YRO" for "Youth rehabilitation order".
  const [short, long] = a.length === 1 ? [a[0]!, b] : b.length === 1 ? [b[0]!, a] : ['', a]
  if (short.length > 1 && short === long.map((word) => word[0]).join('')) return 0.9
  const found = a.filter((word) => b.some((its) => same(word, its))).length
  const back = b.filter((word) => a.some((its) => same(word, its))).length
  return (found + back) / (a.length + b.length)
}
