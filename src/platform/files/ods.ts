/** An ODS file as a workbook to read tables from. All its sheets stand in one part, which is read in one go. */

import { damaged } from './damaged.ts'
import { FileFault } from './file-fault.ts'
import { OdsSheets } from './ods-sheets.ts'
import type { Workbook } from './workbook.ts'
import { readXml } from './xml.ts'
import type { Parts } from './zip.ts'

const manifest = 'meta-inf/manifest.xml'

export async function openOds(parts: Parts): Promise<Workbook> {
  if (parts.has(manifest)) {
    await readXml(parts.read(manifest), {
      open(name) {
        if (name !== 'manifest:encryption-data') return
        throw new FileFault(
          'password-protected',
          'This spreadsheet is protected by a password, so it cannot be read. Save it without a password and send that.',
        )
      },
    })
  }
  if (!parts.has('content.xml')) throw damaged('its contents are missing')
  return {
    format: 'ods',
    read: (watcherOf) => readXml(parts.read('content.xml'), new OdsSheets(watcherOf)),
  }
}
