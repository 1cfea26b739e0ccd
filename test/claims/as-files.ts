/** The same lines as the kinds of file that reports come in. */
import { strToU8, zipSync } from 'fflate'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Runs of rows, which have cells parted by tabs, stand in one table. */
function grouped(lines: readonly string[]): (string | string[])[] {
  const parts: (string | string[])[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (line.includes('\t') && Array.isArray(last)) last.push(line)
    else if (line.includes('\t')) parts.push([line])
    else parts.push(line)
  }
  return parts
}

export function asHtml(lines: readonly string[]): Uint8Array {
  const body = grouped(lines).map((part) =>
    Array.isArray(part)
      ? `<table>${part
          .map(
            (row) =>
              `<tr>${row
                .split('\t')
                .map((cell) => `<td>${escaped(cell)}</td>`)
                .join('')}</tr>`,
          )
          .join('')}</table>`
      : part === ''
        ? ''
        : `<p>${escaped(part)}</p>`,
  )
  return strToU8(
    `<!doctype html><html lang="en-GB"><head><title>A report</title><script>"rated ‘Good’"</script></head><body>${body.join('\n')}</body></html>`,
  )
}

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

export const docxOf = (body: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })

export const asDocx = (lines: readonly string[]): Uint8Array =>
  docxOf(
    grouped(lines)
      .map((part) =>
        Array.isArray(part)
          ? `<w:tbl>${part
              .map(
                (row) =>
                  `<w:tr>${row
                    .split('\t')
                    .map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`)
                    .join('')}</w:tr>`,
              )
              .join('')}</w:tbl>`
          : paragraph(part),
      )
      .join(''),
  )

const inParentheses = (text: string) =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[\\()]/g, (mark) => `\\${mark}`)

const page = { left: 40, top: 800, bottom: 40, right: 900, line: 12 }

/** A PDF of plain Helvetica on wide pages: a paragraph a line, further cells at the right edge. */
export function asPdf(lines: readonly string[]): Uint8Array {
  const pages: string[][] = [[]]
  let y = page.top
  for (const line of lines) {
    if (y < page.bottom) {
      pages.push([])
      y = page.top
    }
    for (const [at, cell] of line.split('\t').entries())
      if (cell !== '')
        pages
          .at(-1)!
          .push(`1 0 0 1 ${at === 0 ? page.left : page.right + 160 * at} ${y} Tm (${inParentheses(cell)}) Tj`)
    y -= line === '' ? page.line * 1.2 : page.line
  }
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const kids = pages.map((texts) => {
    const stream = `BT /F1 9 Tf ${texts.join(' ')} ET`
    objects.push(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
    return `${objects.length} 0 R`
  })
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = Buffer.byteLength(text, 'latin1')
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = Buffer.byteLength(text, 'latin1')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
