import { type Html, html, raw } from '../html.ts'

export type AttributeValue = string | number | boolean | null | undefined

/**
 * Attributes by name. A plain value prints as `name="value"`, also `true` and `false` (as `aria-expanded`
 * needs); `null` and `undefined` print nothing. `{ value, optional: true }` is for attributes without a value:
 * `true` prints the bare name, `false` prints nothing.
 */
export type Attributes = Readonly<
  Record<string, AttributeValue | { readonly value: AttributeValue; readonly optional?: boolean }>
>

const NONE = raw('')
const VALID_NAME = /^[^\s"'<>/=\p{Cc}]+$/u

/** Prints attributes, each with a space before it. Throws on a name that would break out of the tag. */
export function attributes(given: Attributes | null | undefined): Html {
  if (!given) return NONE
  let printed = NONE
  for (const name in given) {
    const entry = given[name]
    const { value, optional } = typeof entry === 'object' && entry !== null ? entry : { value: entry }
    if (value === undefined || value === null || (optional && value === false)) continue
    if (!VALID_NAME.test(name)) {
      throw new TypeError(`"${name}" cannot be an attribute name: remove spaces, quotes, <, >, / and =.`)
    }
    printed =
      optional && value === true ? html`${printed} ${name}` : html`${printed} ${name}="${String(value)}"`
  }
  return printed
}

/** One attribute, printed only where its value says something: empty text prints nothing. */
export function attribute(name: string, value: AttributeValue): Html {
  return value === undefined || value === null || value === '' || value === false
    ? NONE
    : html` ${name}="${String(value)}"`
}

/** An attribute without a value, such as `disabled`. */
export function flag(name: string, on: boolean | null | undefined): Html {
  return on ? html` ${name}` : NONE
}
