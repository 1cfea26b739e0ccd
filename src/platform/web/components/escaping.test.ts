import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributes } from './attributes.ts'
import { comparable } from './comparable-markup.ts'
import { button, radios, tag } from './index.ts'
import { rendered, shipped } from './shipped-examples.ts'

/** Text that tries to leave the place it was put in. */
const hostile = fc
  .array(
    fc.constantFrom(
      '<script>',
      '</script>',
      '<',
      '>',
      '"',
      "'",
      '&',
      '&lt;',
      '&#60;',
      '/',
      '=',
      '-->',
      '`',
      'onload=',
      'x',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))

const HARMLESS = 'harmless'

describe('hostile text in any text or attribute of a component is shown as it is and changes no markup', () => {
  test.each(shipped)('$component', ({ component, fixtures }) => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), hostile, (example, text) => {
        const withText = (end: string) => comparable(rendered(component, example, (own) => own && own + end))
        const expected = withText(HARMLESS).map((line) => line.replaceAll(HARMLESS, () => text))
        expect(withText(text)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})

test('a script in the words of a tag is printed as words', () => {
  expect(String(tag({ text: '<script>alert(1)</script>' }))).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  )
})

test('a quote in a value does not end the attribute', () => {
  const markup = String(radios({ name: 'q', items: [{ value: '" autofocus onfocus="x', text: 'Yes' }] }))
  expect(markup).toContain('value="&quot; autofocus onfocus=&quot;x"')
})

test.each(['on click', 'a"b', "a'b", 'a>b', 'a/b', 'a=b', '<script', 'a\u0000b', ''])(
  'the attribute name %j is refused, because it would break out of the tag',
  (name) => {
    expect(() => attributes({ [name]: 'x' })).toThrow(/cannot be an attribute name/)
  },
)

test('attributes: nothing for null and undefined, words for true and false, the bare name where asked for', () => {
  const given = { a: undefined, b: null, 'aria-expanded': false, 'aria-busy': true, title: '', n: 0 }
  expect(String(attributes(given))).toBe(' aria-expanded="false" aria-busy="true" title="" n="0"')
  const optional = (value: boolean | undefined) => String(attributes({ hidden: { value, optional: true } }))
  expect([optional(true), optional(false), optional(undefined)]).toEqual([' hidden', '', ''])
})

test('markup is printed as it is, and only where the caller says that it is markup', () => {
  expect(String(button({ text: '<b>Save</b>' }))).toContain('&lt;b&gt;Save&lt;/b&gt;')
})
