import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesIn, personalInWriting } from './personal-in-writing.ts'

const known = { on: '2027-02-02', refs: ['C-0001', 'YJ/2026/17', '12'] }

describe('names in what people write', () => {
  it.each([
    ['The case manager says that Kai is not safe at home.', ['Kai']],
    ['Ann Smith was seen with a knife.', ['Ann Smith']],
    ['His father, Mr Jones, is back.', ['Jones']],
    ["Nobody has seen Siân Ŵyn-Evans's sister.", ['Siân Ŵyn-Evans']],
    ['Kai O’Neill and Kai O’Neill again', ['Kai O’Neill']],
  ])('are seen in "%s"', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it.each([
    'The child said on Monday that a gang is waiting outside school.',
    'Police were told. Nobody came. The Youth Court sits on 3 March.',
    'MAPPA level 2; the YJS manager and Children’s Services know.',
    "The child's mother does not know.",
    '',
  ])('are not seen in "%s"', (text) => {
    expect(namesIn(text)).toEqual([])
  })
})

describe('what to change in a text', () => {
  it('is said of names, dates of birth and references together', () => {
    expect(personalInWriting('We fear for Kai, born on 12/03/2011, of case c-0001.', known)).toEqual([
      '“Kai” reads like a name. Write “the child”, “the parent” or “the case manager” instead.',
      'This holds what may be a date of birth. Write the age instead, or leave it out.',
      'Take out the case reference C-0001. Choose the case in its own field instead.',
    ])
  })

  it('is nothing where a number is no reference and a date no birth', () => {
    expect(personalInWriting('At 12 on 1 February 2027 case C-00012 was open.', known)).toEqual([])
  })

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(Array.isArray(personalInWriting(text, known))).toBe(true)
      }),
    )
  })
})
