/** What changed between two texts or two documents, marked so that it can be read without seeing colours. */
import { diffArrays, diffWordsWithSpace } from 'diff'
import { type Html, html } from '../web/html.ts'

/** Past so many changes two texts are another text, and are shown one after the other. */
const mostChanges = 2000

const gone = (text: string) =>
  html`<del class="pl-gone"><span class="govuk-visually-hidden">Taken out: </span>${text}</del>`
const come = (text: string) =>
  html`<ins class="pl-come"><span class="govuk-visually-hidden">Put in: </span>${text}</ins>`

/** Word by word. */
export function textDifference(before: string, after: string): Html {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostChanges })
  if (!parts) return html`${gone(before)}\n${come(after)}`
  return html`${parts.map((part) => (part.removed ? gone(part.value) : part.added ? come(part.value) : html`${part.value}`))}`
}

export interface ChangedPart {
  /** Where it stands: in the older list, in the newer list. Null where it does not. */
  before: number | null
  after: number | null
}

/** The parts of two lists that differ. What was replaced is paired, in order, so that the two can be compared. */
export function changedParts(before: readonly string[], after: readonly string[]): ChangedPart[] {
  const changed: ChangedPart[] = []
  let old = 0
  let now = 0
  let taken: number[] = []
  let put: number[] = []
  const close = () => {
    for (let at = 0; at < Math.max(taken.length, put.length); at++)
      changed.push({ before: taken[at] ?? null, after: put[at] ?? null })
    taken = []
    put = []
  }
  for (const { value, removed, added } of diffArrays([...before], [...after])) {
    if (removed) for (const _ of value) taken.push(old++)
    else if (added) for (const _ of value) put.push(now++)
    else {
      close()
      old += value.length
      now += value.length
    }
  }
  close()
  return changed
}
