import { type Html, html } from '../html.ts'

/** Plain words or a number; always escaped. */
export type Text = string | number

/** What goes inside an element: plain text (escaped) or markup. Markup wins where both are given. */
export interface ContentParams {
  text?: Text
  html?: Html
}

/** A list that skips empty entries, so that `condition && entry` can stand in it. */
export type Listed<T> = readonly (T | false | null | undefined | '')[]

/** The content to print, or nothing. */
export function content(given: ContentParams | undefined): Text | Html | undefined {
  return given && (given.html || given.text)
}

/** Whether there is anything to print: no content and empty text count as none. */
export function hasContent(given: ContentParams | undefined): given is ContentParams {
  return given !== undefined && (Boolean(given.html) || (given.text !== undefined && given.text !== ''))
}

/** Markup as it is; text as a paragraph of its own. */
export function paragraphed(given: ContentParams | undefined, className = 'govuk-body'): Html | undefined {
  if (!hasContent(given)) return undefined
  return given.html || html`<p class="${className}">${given.text}</p>`
}
