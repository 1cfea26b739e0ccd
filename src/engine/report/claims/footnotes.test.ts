import { expect, test } from 'vitest'
import { createStream } from '#engine/sampling/stream.ts'
import { printedReport } from '#test/claims/printed-report.ts'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { checkReport } from './check-report.ts'

const framework = shippedFramework('hmip-youth-2021')
const { lines, invented } = printedReport(createStream('footnotes'), framework)
const ref = '2.1.2'
const { yes, relevant } = invented.rated.keyQuestions.find((one) => one.ref === ref)!

/** A mark on the row of the annexe, and its note at the end of the page. */
function withNote(note: string) {
  const at = lines.findIndex((line) => line.startsWith(`${ref}.\t`))
  const marked = lines[at]!.replace(/\?\t/, '?¹²\t')
  return checkReport(
    [framework],
    [...lines.slice(0, at), marked, ...lines.slice(at + 1), '', `¹² ${note}`].map((text, line) => ({
      text,
      line: line + 1,
    })),
  )!.findings.map(({ ref: about, printed }) => [about, printed])
}

test.each([
  `This is ${yes} of ${relevant} cases.`,
  `In ${relevant! - yes!} of the ${relevant} cases it was not so.`,
  'The rating is in the band of 50 to 64 per cent.',
  'In three of eight cases where a social worker was involved the answer was another.',
])('a true footnote stays quiet: %s', (note) => {
  expect(withNote(note)).toEqual([])
})

test('a false one is held against the row it hangs on', () => {
  const wrong = yes! > 1 ? yes! - 1 : yes! + 1
  expect(withNote(`This is ${wrong} of ${relevant} cases.`)).toEqual([[ref, `${wrong} of ${relevant}`]])
})
