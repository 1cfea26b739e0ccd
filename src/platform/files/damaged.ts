/** A container that cannot be read to its end, and what to do about it. */
import { FileFault } from './file-fault.ts'

export const damaged = (what: string): FileFault =>
  new FileFault(
    'file-damaged',
    `The spreadsheet file is damaged or did not arrive whole: ${what}. Open it in your spreadsheet program, save it again, and send that.`,
  )
