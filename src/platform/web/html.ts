/**
 * Templates that escape by default: `html` escapes every value that is not itself made by `html` or `raw`.
 * Arrays are joined, `null`, `undefined` and `false` print nothing.
 */
import { html as escaping, raw as trusted } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is safe to send: text in it is already escaped. */
export type Html = HtmlEscapedString

// The library also accepts promises as values; we never pass one, so the result is never a promise.
export const html = escaping as (strings: TemplateStringsArray, ...values: unknown[]) => Html

/** Marks a string as markup. Only for text that this program made itself. */
export const raw = trusted as (markup: string) => Html

/** What a component accepts as content: plain text (escaped) or markup. */
export type Content = string | Html
