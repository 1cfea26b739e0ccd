import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalSignsIn } from './personal-in-prose.ts'

const known = {
  references: ['C-0012', 'NM/2026/44', 'AB', '12', 'KESTREL'],
  allowed: ['Northmere Youth Justice Service', 'Northmere'],
  on: '2027-02-01',
}

type Row = [story: string, text: string, ...found: [words: string, kind: string, answerable?: false][]]

const rows: Row[] = [
  ['ordinary words', 'The child met the case manager each week and their mother came along.'],
  [
    'acronyms and terms of the work',
    'MAPPA, the YOT and AssetPlus were used. A Referral Order was made on Monday.',
  ],
  ['what the service is called', 'Northmere Youth Justice Service saw the child at home.'],
  ['a sentence that opens with any word', 'Planning was weak. Nobody asked the school. Sessions stopped.'],
  [
    'languages, faiths and places as wide as a country',
    'Materials were in Polish; a Muslim mentor from Wales helped.',
  ],
  ['a date that is no birth date', 'The plan of 3 March 2026 was late.'],
  ['a number that counts', 'The child came to 8 of 10 sessions in 6 weeks.'],
  ['a name inside a sentence', 'The worker visited Jaxon twice.', ['Jaxon', 'name']],
  ['a forename that opens one', 'Jordan missed school.', ['Jordan', 'name']],
  ['a forename with its possessive', "Callum's mother agreed.", ["Callum's", 'name']],
  ['a full name that opens one', 'Ann Smithson was told.', ['Ann Smithson', 'name']],
  ['a title', 'It was Mrs Patel who rang.', ['Mrs Patel', 'name']],
  ['an introduction', 'A friend known as Tiny came too.', ['Tiny', 'name']],
  ['a name in letters with accents', 'The aunt, Zoë Ní Bhriain, helped.', ['Zoë Ní Bhriain', 'name']],
  ['a school', 'The child left Westbrook Academy in May.', ['Westbrook Academy', 'place']],
  ['a street', 'They lived in Mill Lane.', ['Mill Lane', 'place']],
  ['a birth date in figures', 'The child, 14/05/2011, was late.', ['14/05/2011', 'birth-date']],
  ['a birth date in words', 'Born 3rd May 2010, the child was late.', ['3rd May 2010', 'birth-date']],
  ["the case's own reference", 'In C-0012 the plan was good.', ['C-0012', 'reference', false]],
  ['a reference written differently', 'In case c 0012 the plan was good.', ['c 0012', 'reference', false]],
  ['a reference of several parts', 'See NM 2026 44.', ['NM 2026 44', 'reference', false]],
  ["a case manager's initials", 'The manager AB wrote it.', ['AB', 'reference']],
  ['initials in small letters are a word', 'The ab plan was good.'],
  ['a reference inside a longer word', 'The child said 112 things.'],
  ['a reference that is a word', 'Kestrel wrote it.', ['Kestrel', 'reference']],
  ['a short figure may count something', 'There were 12 sessions.', ['12', 'reference']],
  ['an e-mail address', 'Write to a.b@example.org today.', ['a.b@example.org', 'contact']],
  ['a telephone number', 'Ring 07700 900123 at night.', ['07700 900123', 'contact']],
  ['a postcode', 'It was near SW1A 1AA.', ['SW1A 1AA', 'contact']],
  ['a name twice', 'Kai O’Neill and Kai O’Neill again', ['Kai O’Neill', 'name']],
  [
    'people by their part in the work',
    'The Lead Inspector and the Duty Manager know; the Quality Lead rang at 14:30 on 24/11/2026.',
  ],
  ['a sentence after an empty line', 'The risk is over.\n\nSessions go on.'],
  ['a longer number than a reference', 'Case C-00012 was open.'],
  [
    'all of it at once',
    'Jordan (14/05/2011) of case C-0012 met Mrs Patel.',
    ['C-0012', 'reference', false],
    ['14/05/2011', 'birth-date'],
    ['Jordan', 'name'],
    ['Mrs Patel', 'name'],
  ],
]

describe('signs of a person in free text', () => {
  it.each(rows)('%s', (_story, text, ...found) => {
    const signs = personalSignsIn(text, known)
    expect(signs.map((one) => [one.found, one.kind]).toSorted()).toEqual(
      found.map(([words, kind]) => [words, kind]).toSorted(),
    )
    for (const [words, , answerable = true] of found)
      expect(signs.find((one) => one.found === words)?.answerable).toBe(answerable)
  })

  it('never fails, and quotes what stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { found } of personalSignsIn(text, known)) expect(text).toContain(found)
      }),
    )
  })

  it('says which words, and what to write instead', () => {
    expect(personalSignsIn('The worker visited Jaxon.', known)[0]?.message).toBe(
      '“Jaxon” reads like a name. Write “the child”, “the parent”, “the case manager” or what else they are.',
    )
  })
})
