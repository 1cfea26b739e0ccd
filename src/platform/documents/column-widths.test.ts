import { describe, expect, it } from 'vitest'
import { columnWidths, textWidth } from './column-widths.ts'

const figures = (text: string) => ({ text, numeric: true }) as const
const widths = (head: Parameters<typeof columnWidths>[0]['head'], ...rows: string[][]) =>
  columnWidths({ head, rows: rows.map((row) => row.map((text) => ({ text }))) }, 5).map(Math.round)

describe('the columns of a table', () => {
  const question = 'Does the plan say who does what when the risk to other people grows, and is it reviewed?'

  it('leave room for what a row is about, however long the headings of figures are', () => {
    const [prompt, ...others] = widths(
      [{ text: 'Prompt' }, figures('Yes, of the cases it applied to'), figures('Yes, of the whole sample')],
      [question, '12 of 24', '12 of 24'],
    )
    expect(prompt).toBeGreaterThan(textWidth / 2)
    for (const one of others) expect(one).toBeGreaterThan('12 of 24'.length * 5)
  })

  it('break no word, and give the longest text most', () => {
    const [standard, decided, reason] = widths(
      [{ text: 'Standard' }, { text: 'Decided' }, { text: 'Reason' }],
      ['2.4 Out-of-court disposal policy and provision', 'Requires improvement', `${question} ${question}`],
      ['2.1 Assessment', 'Outstanding', 'As proposed'],
    )
    expect(decided).toBeGreaterThan('improvement'.length * 5)
    expect(standard).toBeGreaterThan('Out-of-court'.length * 5)
    expect(reason).toBeGreaterThan(standard!)
  })

  it('fill the page, from one column to more than fit', () => {
    const all = [
      widths([{ text: 'One' }], ['x']),
      widths([{ text: 'Gender' }, figures('Cases'), figures('Share')], ['Boys', '60', '75%']),
      widths([figures('Cases'), figures('Share')], ['60', '75%']),
      widths(
        Array.from({ length: 20 }, () => ({ text: 'Incomprehensibilities' })),
        Array(20).fill('x'),
      ),
    ]
    for (const one of all) {
      const sum = one.reduce((whole, width) => whole + width, 0)
      expect(Math.abs(sum - textWidth)).toBeLessThanOrEqual(10)
    }
    const [gender, cases] = all[1]!
    expect(gender).toBeGreaterThan(cases! * 3)
  })
})
