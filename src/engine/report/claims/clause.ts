/** The part of a sentence that a share belongs to, and whether it says that something was not done. */
import type { Share } from './share.ts'
import { contentWords } from './words.ts'

export type Clause = {
  /** What the share is said of. */
  text: string
  /** It counts the cases in which something was missing. */
  negative: boolean
  /** The word that says so stands in the first part of the sentence that says anything of the share. */
  nearNegative: boolean
}

const breaks =
  /[,;:]\s+|\s+[–—-]\s+|(?<!\ball)\s+(?=(?:but|although|while|whereas|though|and in|and only)\b)/g
const contrast =
  /^\s*(?:but|although|while|whereas|though|however|therefore|because|resulting|leading|which (?:led|meant))\b/i

const negation =
  /\b(?:not|no|lack(?:ed|ing|s)?|insufficient(?:ly)?|fail(?:ed|s|ure|ures)?|miss(?:ed|ing)|shortfalls?|vague|without|neither|never|poor|poorly|weak|inadequate(?:ly)?|under-?estimated|overlooked|neglected|absent|disagreed|fell below|fell short|gaps|too (?:little|few)|less than enough)\b/i

type Piece = { text: string; start: number; end: number }

function piecesOf(sentence: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (const match of sentence.matchAll(breaks)) {
    if (match.index > start)
      pieces.push({ text: sentence.slice(start, match.index), start, end: match.index })
    start = match.index + match[0].length
  }
  pieces.push({ text: sentence.slice(start), start, end: sentence.length })
  return pieces
}

const without = (piece: Piece, shares: readonly Share[]): string =>
  shares
    .filter(({ start, end }) => start >= piece.start && end <= piece.end)
    .reduceRight(
      (text, { start, end }) => `${text.slice(0, start - piece.start)} ${text.slice(end - piece.start)}`,
      piece.text,
    )

/** A plain word of praise nearer to the share than the negation: “was not as strong and was sufficient in 57 per cent”. */
const praise =
  /\b(?:was|were|is|are|been|only|judged|deemed|found|considered) (?:only |just |judged |deemed )*(?:sufficient|satisfactory|adequate|good enough|done (?:sufficiently )?well)\b/i

function isNegative(text: string): boolean {
  const last = [...text.matchAll(new RegExp(negation.source, 'gi'))].at(-1)
  return last !== undefined && !praise.test(text.slice(last.index + last[0].length))
}

/** `shares` are all those of the sentence; the clause of one never reaches into that of another. */
export function clauseOf(sentence: string, share: Share, shares: readonly Share[]): Clause {
  return shares.length > 1 ? amongOthers(sentence, share, shares) : alone(sentence, share)
}

/**
 * Between shares the words belong to the share that follows them, unless the first share had no words of its own
 * before it: then each has the words behind it.
 */
function amongOthers(sentence: string, share: Share, shares: readonly Share[]): Clause {
  const at = shares.indexOf(share)
  const gaps = shares.map((one, index) => sentence.slice(shares[index - 1]?.end ?? 0, one.start))
  gaps.push(sentence.slice(shares.at(-1)!.end))
  const full = (text: string) => contentWords(text).size >= 2
  const leading = !full(gaps[0]!)
  const text = leading ? gaps[at + 1]! : gaps[at]!
  const own = leading
    ? text
    : text.replace(/^.*[,;:]\s+(?=(?:but|although|while|whereas|though|however)\b)/is, '')
  return { text: own, negative: isNegative(own), nearNegative: isNegative(own) }
}

function alone(sentence: string, share: Share): Clause {
  const pieces = piecesOf(sentence)
  const holds = (piece: Piece) => share.start < piece.end && share.end > piece.start
  const first = pieces.findIndex(holds)
  let to = pieces.findLastIndex(holds)
  const plain = (from: number, last: number) =>
    pieces
      .slice(from, last + 1)
      .map((piece) => without(piece, [share]))
      .join(', ')
  let from = first
  // What follows belongs to it, up to a contrast.
  while (to + 1 < pieces.length && !contrast.test(pieces[to + 1]!.text)) to += 1
  const negative = isNegative(plain(from, to))
  let near = first
  while (near < to && contentWords(plain(from, near)).size < 2) near += 1
  const nearNegative = isNegative(plain(from, near))
  while (from > 0 && contentWords(plain(from, to)).size < 2) from -= 1
  return { text: plain(from, to), negative, nearNegative }
}
