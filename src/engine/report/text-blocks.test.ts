import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textBlocks } from './text-blocks.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })
const list = (...items: string[]) => ({ kind: 'list', items })

test.each([
  ['nothing', '', []],
  ['only white space', ' \n\t\n', []],
  ['one line', 'One.', [paragraph('One.')]],
  ['a line break inside a paragraph', 'One\r\nline.', [paragraph('One line.')]],
  ['a blank line between paragraphs', 'One.\n\n\nTwo.', [paragraph('One.'), paragraph('Two.')]],
  ['a list straight after its sentence', 'But:\n- a\n- b', [paragraph('But:'), list('a', 'b')]],
  ['an item over two lines', '- a\n  goes on\n- b', [list('a goes on', 'b')]],
  ['a blank line ends a list', '- a\n\n- b\n\nThen.', [list('a'), list('b'), paragraph('Then.')]],
  ['a dash inside a sentence', 'Good - on the whole.', [paragraph('Good - on the whole.')]],
  ['an item without words', 'But:\n- \n-\n- b', [paragraph('But:'), list('b')]],
  [
    'a footnote where it stands',
    'Rates fell^[Ministry of Justice, 2026.], and rose ^[Later.].',
    [
      {
        kind: 'paragraph',
        text: 'Rates fell, and rose.',
        footnotes: [
          { at: 10, text: 'Ministry of Justice, 2026.' },
          { at: 20, text: 'Later.' },
        ],
      },
    ],
  ],
  [
    'footnotes in a list',
    '- a^[One\n  two.]\n- b\n- c^[Three.]',
    [
      {
        kind: 'list',
        items: ['a', 'b', 'c'],
        footnotes: [
          { item: 0, at: 1, text: 'One two.' },
          { item: 2, at: 1, text: 'Three.' },
        ],
      },
    ],
  ],
  ['a footnote without words', 'Words ^[ ].', [paragraph('Words.')]],
  ['a footnote that is not closed', 'Words ^[open', [paragraph('Words ^[open')]],
  ['a minus sign without a space', '-5 points', [paragraph('-5 points')]],
])('%s', (_, text, blocks) => {
  expect(textBlocks(text)).toEqual(blocks)
})

test('a line that starts with “# ” is a heading where there may be one, and words where not', () => {
  const at = { id: 'background', level: 3 } as const
  expect(textBlocks('One.\n# Two\nThree.\n\n## Four', at)).toEqual([
    paragraph('One.'),
    { kind: 'heading', level: 3, id: 'background-1', text: 'Two' },
    paragraph('Three.'),
    { kind: 'heading', level: 3, id: 'background-2', text: 'Four' },
  ])
  expect(textBlocks('#2 came first', at)).toEqual([paragraph('#2 came first')])
  expect(textBlocks('# Two')).toEqual([paragraph('# Two')])
})

test('no word is lost, added or moved, whatever is typed', () => {
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
  const line = fc.tuple(
    fc.constantFrom('', '- ', '  '),
    fc.array(fc.stringMatching(/^[a-z<>&"*]{1,6}$/), { maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.map(([start, rest]) => start + rest.join(' ')).join('\n')
      const printed = textBlocks(text).flatMap((block) =>
        block.kind === 'paragraph'
          ? words(block.text)
          : block.kind === 'list'
            ? block.items.flatMap(words)
            : [],
      )
      expect(printed).toEqual(lines.flatMap(([, rest]) => rest.flatMap(words)))
    }),
  )
})
