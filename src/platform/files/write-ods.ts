/**
 * Writes an ODS file: the open format that public bodies are asked to publish in. The same workbook gives the same
 * bytes. Our own, since no package keeps column widths, frozen headings and lists of words.
 */
import { strToU8, type Zippable, zipSync } from 'fflate'
import { odsContent, odsNames, xmlText } from './ods-content.ts'
import { odsType } from './types.ts'
import { headingRowOf, type SheetToWrite, type WorkbookToWrite } from './write-workbook.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

const manifest = `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${odsType}"/>${[
  'content.xml',
  'styles.xml',
  'meta.xml',
  'settings.xml',
]
  .map((part) => `<manifest:file-entry manifest:full-path="${part}" manifest:media-type="text/xml"/>`)
  .join('')}</manifest:manifest>`

const styles = `${head}<office:document-styles ${odsNames} office:version="1.3"><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="en" fo:country="GB" fo:font-size="11pt"/></style:default-style></office:styles></office:document-styles>`

const item = (name: string, type: string, value: string | number) =>
  `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`

/** The headings stay in sight while the rest is scrolled. */
const frozen = (sheet: SheetToWrite): string => {
  const rows = headingRowOf(sheet)
  return `<config:config-item-map-entry config:name="${xmlText(sheet.name)}">${item('VerticalSplitMode', 'short', 2)}${item('VerticalSplitPosition', 'int', rows)}${item('ActiveSplitRange', 'short', 2)}${item('PositionBottom', 'int', rows)}</config:config-item-map-entry>`
}

const settings = ({ sheets }: WorkbookToWrite): string =>
  `${head}<office:document-settings ${odsNames} office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${sheets
    .filter(({ columns }) => columns.length > 0)
    .map(frozen)
    .join(
      '',
    )}</config:config-item-map-named>${item('ActiveTable', 'string', xmlText(sheets[0]!.name))}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`

const meta = ({ title }: WorkbookToWrite): string =>
  `${head}<office:document-meta ${odsNames} office:version="1.3"><office:meta><dc:title>${xmlText(title)}</dc:title><dc:language>en-GB</dc:language><meta:generator>Plumbline</meta:generator></office:meta></office:document-meta>`

export function writeOds(book: WorkbookToWrite): Uint8Array {
  const parts: Zippable = {
    // First and not packed, so that programs know the file by its beginning.
    mimetype: [strToU8(odsType), { level: 0 }],
    'content.xml': strToU8(odsContent(book.sheets)),
    'styles.xml': strToU8(styles),
    'meta.xml': strToU8(meta(book)),
    'settings.xml': strToU8(settings(book)),
    'META-INF/manifest.xml': strToU8(manifest),
  }
  return zipSync(parts, { mtime: new Date(2000, 0, 1) })
}
