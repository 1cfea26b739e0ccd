/** The lines of a report, whatever kind of file it is. What it is says its beginning, not its name. */
import type { RawLine } from '#engine/report/claims/reading/lines.ts'
import { FileFault } from '../files/file-fault.ts'
import { openParts } from '../files/zip.ts'
import { ReportFileFault, reportLimits } from './fault.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readPdf } from './read-pdf.ts'
import { readText } from './read-text.ts'

const beginning = (bytes: Uint8Array, count: number) =>
  Buffer.from(bytes.subarray(0, count)).toString('latin1')

/** @throws ReportFileFault when it is no report that can be read */
export async function readReportFile(bytes: Uint8Array): Promise<RawLine[]> {
  if (bytes.length === 0) throw new ReportFileFault('The file is empty.')
  if (bytes.length > reportLimits.bytes)
    throw new ReportFileFault(
      `The file is larger than ${reportLimits.bytes / 1024 / 1024} MB, far more than a report.`,
    )
  try {
    // A PDF may have a few bytes of something else before its mark.
    if (beginning(bytes, 1024).includes('%PDF-')) return await readPdf(bytes)
    if (beginning(bytes, 4) === 'PK\x03\x04') return await readContainer(bytes)
    if (
      /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|main|article|div|h1|p)\b/i.test(
        beginning(bytes, 2048),
      )
    )
      return readHtml(bytes)
    return readText(bytes)
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    // Written for people who send lists of cases.
    throw new ReportFileFault(inOtherWords(error))
  }
}

async function readContainer(bytes: Uint8Array): Promise<RawLine[]> {
  const parts = await openParts(bytes)
  if (parts.has('word/document.xml')) return await readDocx(parts)
  throw new ReportFileFault(
    'This is a packed file that is no Word document (DOCX). Use text, PDF, HTML or DOCX.',
  )
}

function inOtherWords({ code }: FileFault): string {
  if (code === 'password-protected') return 'The file is protected by a password, so it cannot be read.'
  if (code === 'wrong-type') return 'This is no text. Use a report as text, PDF, HTML or DOCX.'
  if (code === 'file-damaged')
    return 'The file is damaged or did not arrive whole. Save it again and check that.'
  return 'The file holds far more than a report. Check that it is the right file.'
}
