/** The words of a sentence that say what it is about, cut to their stems so that “planned” meets “planning”. */

const endings = /(?:ings?|edly|ed|ies|es|s|ly|ments?|ations?|ions?|ives?|ally|al|ness|ty|is|ful|y|e)$/

/** Words that any sentence about cases may hold, and that say nothing about what was asked. */
const common = new Set(
  `a an and are as at be been being both but by can could did do does done for from had has have how however if in into is it its
  just may more most much must no not of on only or other's our over own same she he so some such than that the their them then
  there these they this those through to too under up was we well were what when where whether which while who why will with
  within would one also all any each every but
  case cases inspected inspection inspections inspector inspectors inspect relevant found find finding judged judge assessed overall
  sufficient sufficiently insufficient enough good well appropriate appropriately adequate adequately effective effectively
  inadequate strong weak poor poorly weakest strongest quality quite very especially particularly
  work worked working staff manager managers practitioner practitioners worker workers service services team yjs yos yot
  percentage cent per number figure figures half third thirds quarter quarters majority minority
  majority great large reasonable small nearly almost less least
  met meet meeting requirements required standards standard expectations aspect aspects area areas element
  evident evidence clear clearly consistently consistent important disappointing disappointed positively
  made make take taken took given give gave set out saw see seen shown show
  needed necessary
  consider considered considering account accounted factor factors apply applies applied around about roughly fully
  read looked look looking seem seemed`
    .split(/\s+/)
    .filter(Boolean),
)

/** Verbs whose past has other letters than their questions, which ask in the present. */
const pasts: Record<string, string> = {
  built: 'build',
  dealt: 'deal',
  got: 'get',
  heard: 'hear',
  held: 'hold',
  kept: 'keep',
  knew: 'know',
  led: 'lead',
  meant: 'mean',
  said: 'say',
  sought: 'seek',
  brought: 'bring',
  told: 'tell',
  understood: 'understand',
  used: 'use',
  uses: 'use',
  using: 'use',
}

export function stem(word: string): string {
  let rest = pasts[word] ?? word
  for (;;) {
    const next = rest.endsWith('ss') ? rest : rest.replace(endings, '')
    if (next === rest || next.length < 3) break
    rest = next
  }
  return rest.replace(/([b-df-hj-np-tv-z])\1$/, '$1').slice(0, 7)
}

/** The questions of a report are asked for theirs again with every sentence. */
const cut = new Map<string, ReadonlySet<string>>()
const mostCut = 4_000

export function contentWords(text: string): ReadonlySet<string> {
  const known = cut.get(text)
  if (known) return known
  if (cut.size >= mostCut) cut.clear()
  const words = cutWords(text)
  cut.set(text, words)
  return words
}

function cutWords(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .match(/[a-z]+/g)
  return new Set((words ?? []).filter((word) => word.length > 1 && !common.has(word)).map(stem))
}

/** How far two printings of a question are one: the share of the words that say something which both hold. */
export function alike(a: string, b: string): number {
  const one = contentWords(a)
  const two = contentWords(b)
  const shared = [...one].filter((word) => two.has(word)).length
  const all = one.size + two.size - shared
  return all === 0 ? 0 : shared / all
}
