/** Reports in the files they come in: all say the same, and what is no report, or made to do harm, is refused in time. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkCommand } from '#cli/check-command.ts'
import { BadInput } from '#cli/command.ts'
import { createStream } from '#engine/sampling/stream.ts'
import { ReportFileFault } from '#platform/report-files/fault.ts'
import { readReportFile } from '#platform/report-files/read-report-file.ts'
import { asDocx, asHtml, asPdf, docxOf } from './claims/as-files.ts'
import { printedReport } from './claims/printed-report.ts'
import { shippedFramework } from './shipped-frameworks.ts'

const printed = printedReport(createStream('a report as files'), shippedFramework('hmip-youth-2018'))
const spoilt = printed.spoilt.find(({ what }) => what === 'two tables of a key question')!.lines
const files: [string, (lines: readonly string[]) => Uint8Array][] = [
  ['text', (lines) => strToU8(lines.join('\n'))],
  ['HTML', asHtml],
  ['DOCX', asDocx],
  ['PDF', asPdf],
]

async function run(bytes: Uint8Array, ...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const code = await checkCommand(['report', ...args], {
    stdout: (text) => {
      said.stdout += text
    },
    stderr: (text) => {
      said.stderr += text
    },
    readFile: async () => bytes,
  })
  return { code, ...said }
}

describe('plumbline check', () => {
  test.each(files)('a sound report as %s: nothing is found', async (_, as) => {
    const { code, stdout } = await run(as(printed.lines), '--json')
    const { findings, checked } = JSON.parse(stdout)
    expect([code, findings]).toEqual([0, []])
    const { rated } = printed.invented
    expect(checked).toMatchObject({
      framework: 'hmip-youth-2018',
      keyQuestionFigures: 2 * rated.keyQuestions.length,
    })
  })

  test.each(files)('as %s with two tables that disagree: the place, both values', async (kind, as) => {
    const { code, stdout } = await run(as(spoilt), '--json')
    const { findings } = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'tables-differ', severity: 'error', ref: '2.1.1' }),
    ])
    expect(findings[0][kind === 'PDF' ? 'page' : 'line']).toBeGreaterThan(1)
    expect((await run(as(spoilt))).stdout).toContain('1 error, 0 warnings')
  })

  test('gives the results file that plumbline rate takes', async () => {
    const { code, stdout, stderr } = await run(strToU8(printed.lines.join('\n')), '--figures')
    expect([code, stderr]).toEqual([0, ''])
    const { results, rated } = printed.invented
    const read = JSON.parse(stdout)
    expect(read).toMatchObject({
      framework: 'hmip-youth-2018',
      service: 'Northmere Youth Justice Service',
      judgements: results.judgements,
      cases: results.cases,
    })
    for (const one of read.keyQuestions) {
      const known = rated.keyQuestions.find(({ ref }) => ref === one.ref)!
      expect(one.percent ?? Math.floor((200 * one.yes + one.relevant) / (2 * one.relevant))).toBe(
        known.percent,
      )
    }
  })

  test.each([
    ['nothing', new Uint8Array(), /empty/],
    ['other text', strToU8('A letter.\n\nDear all,'), /too few standards/],
    ['a packed file', zipSync({ 'a.txt': strToU8('a') }), /no Word document/],
    ['half a PDF', asPdf(printed.lines).subarray(0, 900), /damaged|no text/],
    ['a PDF of nothing', asPdf(['']), /no text/],
    ['bytes', new Uint8Array(5_000).map((_, at) => (at * 7919) % 256), /no text/],
    ['half a DOCX', asDocx(printed.lines).subarray(0, 2_000), /damaged/],
  ])('refuses %s', async (_, bytes, message) => {
    const refused = run(bytes)
    await expect(refused).rejects.toThrow(BadInput)
    await expect(refused).rejects.toThrow(message)
  })
})

describe('what is made to do harm is refused before it does any', () => {
  const letters = 'A '.repeat(1_000)
  test.each([
    [
      'a document that unpacks without end',
      () => docxOf(`<w:p><w:r><w:t>${letters}</w:t></w:r></w:p>`.repeat(4_000)),
    ],
    [
      'entities that grow',
      () =>
        zipSync({
          'word/document.xml': strToU8(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>',
          ),
        }),
    ],
    ['elements nested without end', () => strToU8(`<html>${'<div>'.repeat(100_000)}`)],
    ['one line without end', () => strToU8('1.1 Staff Good '.repeat(20_000))],
    ['lines without end', () => strToU8('1.1 Staff\n'.repeat(200_000))],
  ])('%s', async (_, make) => {
    await expect(readReportFile(make())).rejects.toThrow(ReportFileFault)
  })
})
