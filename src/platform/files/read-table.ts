/** Reads a table from a file that somebody sent. What kind of file it is follows from its bytes, never its name. */
import { readCsvTable } from './csv.ts'
import { FileFault } from './file-fault.ts'
import { kindOfContainer } from './kind-of-container.ts'
import { kindOfFile } from './kind-of-file.ts'
import { fileLimits } from './limits.ts'
import { openOds } from './ods.ts'
import { emptyFile, type ReadTable, type ScoreHeadings } from './table.ts'
import { readWorkbook } from './workbook.ts'
import { openXlsx } from './xlsx.ts'
import { openParts } from './zip.ts'

const megabytes = (count: number) => Math.ceil((count / 1024 / 1024) * 10) / 10

/**
 * The table of a file. `score` tells headings from titles above them, and the sheet that is meant from others.
 * @throws FileFault when there is none, with what to do about it
 */
export async function readTable(bytes: Uint8Array, score?: ScoreHeadings): Promise<ReadTable> {
  if (bytes.length > fileLimits.bytes) {
    throw new FileFault(
      'file-too-large',
      `The file is ${megabytes(bytes.length)} MB. Send one of at most ${megabytes(fileLimits.bytes)} MB.`,
    )
  }
  if (bytes.length === 0) throw emptyFile()
  if (kindOfFile(bytes) === 'text') return readCsvTable(bytes, score)
  const parts = await openParts(bytes)
  const open = (await kindOfContainer(parts)) === 'ods' ? openOds : openXlsx
  return readWorkbook(await open(parts), score)
}
