import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedParts, textDifference } from './text-difference.ts'

/** What a reader is told, tags and hints aside. */
const read = (markup: string, without: 'del' | 'ins') =>
  markup
    .replaceAll(new RegExp(`<${without} .*?</${without}>`, 'gs'), '')
    .replaceAll(/<span class="govuk-visually-hidden">.*?<\/span>/g, '')
    .replaceAll(/<[^>]+>/g, '')

describe('the difference of two texts', () => {
  test('marks what was taken out and put in, in words too', () => {
    const shown = textDifference('The board met twice.', 'The board met <often>.').toString()
    expect(shown).toContain('<span class="govuk-visually-hidden">Taken out: </span>twice')
    expect(shown).toContain('&lt;')
    expect(shown).not.toContain('<often>')
  })

  test('holds both texts whole, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'the', ' ', '\n', '.', ', '), { maxLength: 30 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const shown = textDifference(before.join(''), after.join('')).toString()
        expect(read(shown, 'ins')).toBe(before.join(''))
        expect(read(shown, 'del')).toBe(after.join(''))
      }),
      { numRuns: 200 },
    )
  })
})

describe('the difference of two lists', () => {
  test('pairs what was replaced, and leaves out what stayed', () => {
    expect(changedParts(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
      { before: 1, after: 1 },
      { before: null, after: 3 },
    ])
    expect(changedParts(['a', 'b'], ['a', 'b'])).toEqual([])
  })

  test('takes every part once, so that the newer list follows from the older one', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changed = changedParts(before, after)
        const gone = new Set(changed.map((one) => one.before))
        const come = new Set(changed.map((one) => one.after))
        expect(before.filter((_, at) => !gone.has(at))).toEqual(after.filter((_, at) => !come.has(at)))
      }),
    )
  })
})
