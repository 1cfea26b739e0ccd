/**
 * A report as PDF: tagged, for people who listen to it as for those who look at it (PDF/UA-1). Set by Typst, which
 * refuses what would not be accessible: a picture without words, a heading that skips a level.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { dayOf, type Source } from '../issued.ts'
import { pdfData } from './data.ts'
import { lettersOf, showable } from './letters.ts'
import { withRowHeaders } from './row-headers.ts'

const { resolve } = createRequire(import.meta.url)
const typeface = join(dirname(resolve('source-sans/package.json')), 'TTF')
const faces = ['Regular', 'It', 'Bold', 'BoldIt']

export async function renderPdf(source: Source): Promise<Uint8Array> {
  const fontBlobs = faces.map((face) => readFileSync(join(typeface, `SourceSans3-${face}.ttf`)))
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
  const letters = lettersOf(fontBlobs[0]!)
  const data = JSON.stringify(pdfData(source), (_, value) =>
    typeof value === 'string' ? showable(value, letters) : value,
  )
  compiler.mapShadow(join(import.meta.dirname, 'report.json'), Buffer.from(data))
  const compiled = compiler.compile({ mainFilePath: join(import.meta.dirname, 'report.typ') })
  if (compiled.hasError() || !compiled.result) {
    throw new Error(
      `The PDF could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`,
    )
  }
  const creationTimestamp = Date.parse(`${dayOf(source)}T00:00:00Z`) / 1000
  return withRowHeaders(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp }))
}
