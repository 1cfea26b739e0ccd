/** The parts of an XLSX file around its sheets: which sheets there are, how numbers are shown, and the shared texts. */
import { posix } from 'node:path'
import { damaged } from './damaged.ts'
import { fileLimits } from './limits.ts'
import { builtInFormat, formatOfCode, type NumberFormat, plainNumber } from './number-format.ts'
import { cleanCell, tooManyCells } from './table.ts'
import { localName, readXml } from './xml.ts'
import type { Parts } from './zip.ts'

type Relation = { id: string; type: string; target: string }

/** The parts that a part names. Addresses outside the file are never followed. */
async function relationsOf(parts: Parts, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const file = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!parts.has(file)) return []
  const relations: Relation[] = []
  await readXml(parts.read(file), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (localName(name) !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return
      relations.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
      })
    },
  })
  return relations
}

export interface XlsxBook {
  sheets: { name: string; hidden: boolean; part: string }[]
  from1904: boolean
  formats: readonly NumberFormat[]
  texts: readonly string[]
}

export async function readXlsxBook(parts: Parts): Promise<XlsxBook> {
  const start = (await relationsOf(parts, '')).find(({ type }) => type === 'officeDocument')
  if (!start) throw damaged('it does not say where its workbook is')
  const relations = await relationsOf(parts, start.target)
  const targets = new Map(
    relations.filter(({ type }) => type === 'worksheet').map((one) => [one.id, one.target]),
  )
  const sheets: XlsxBook['sheets'] = []
  let from1904 = false
  await readXml(parts.read(start.target), {
    open(name, attributes) {
      const local = localName(name)
      if (local === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (local !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => localName(key) === 'id' && key !== 'id')?.[1]
      // Sheets that hold a chart have no cells.
      const part = targets.get(id ?? '')
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      if (part) sheets.push({ name: cleanCell(attributes.name ?? ''), hidden, part })
    },
  })
  const partOf = (type: string) => relations.find((one) => one.type === type)?.target
  return {
    sheets,
    from1904,
    formats: await formatsOf(parts, partOf('styles')),
    texts: await textsOf(parts, partOf('sharedStrings')),
  }
}

/** Spreadsheet programs stop at two thirds of this. */
const mostFormats = 100_000

/** How each cell style shows numbers. */
async function formatsOf(parts: Parts, part: string | undefined): Promise<NumberFormat[]> {
  if (!part || !parts.has(part)) return []
  const codes = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCellStyles = false
  await readXml(parts.read(part), {
    open(name, { numFmtId, formatCode }) {
      const local = localName(name)
      if (local === 'numFmt') codes.set(Number(numFmtId), formatOfCode(formatCode ?? ''))
      else if (local === 'cellXfs') inCellStyles = true
      else if (local === 'xf' && inCellStyles) {
        if (formats.length === mostFormats) throw damaged('it has more cell styles than any program writes')
        const id = Number(numFmtId ?? 0)
        formats.push(codes.get(id) ?? builtInFormat(id) ?? plainNumber)
      }
    },
    close(name) {
      if (localName(name) === 'cellXfs') inCellStyles = false
    },
  })
  return formats
}

/** Texts that cells share. How a word is pronounced stands beside it and is no part of it. */
async function textsOf(parts: Parts, part: string | undefined): Promise<string[]> {
  if (!part || !parts.has(part)) return []
  const texts: string[] = []
  let current = ''
  let total = 0
  let inText = false
  let aside = false
  await readXml(parts.read(part), {
    open(name) {
      const local = localName(name)
      if (local === 'si') current = ''
      else if (local === 'rPh') aside = true
      else if (local === 't') inText = !aside
    },
    text(text) {
      if (!inText) return
      current += text
      total += text.length
      if (total > fileLimits.characters) throw tooManyCells()
    },
    close(name) {
      const local = localName(name)
      if (local === 't') inText = false
      else if (local === 'rPh') aside = false
      else if (local === 'si') {
        if (texts.length === fileLimits.cells) throw tooManyCells()
        texts.push(plainText(current))
      }
    },
  })
  return texts
}

/** Letters that XML cannot hold are written as _x000D_ in these files. */
export const plainText = (text: string): string =>
  cleanCell(
    text.includes('_x')
      ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : text,
  )
