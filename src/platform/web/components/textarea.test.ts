import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { textarea } from './textarea.ts'

test.each(['First line', '\nAn empty line, then words', '\n\n', ''])(
  'what was written comes back whole: %j',
  (value) => {
    const group = parseFragment(String(textarea({ name: 'reasons', label: { text: 'Reasons' }, value })))
      .childNodes[0]
    const field =
      group && 'childNodes' in group
        ? group.childNodes.find(({ nodeName }) => nodeName === 'textarea')
        : undefined
    const words = field && 'childNodes' in field ? field.childNodes : undefined
    expect(words?.map((node) => ('value' in node ? node.value : '')).join('')).toBe(value)
  },
)
