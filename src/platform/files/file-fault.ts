/** A file that cannot be read as what it should be. The message is for the person who sent it. */
export class FileFault extends Error {
  readonly code: FileFaultCode
  constructor(code: FileFaultCode, message: string) {
    super(message)
    this.name = 'FileFault'
    this.code = code
  }
}

export const fileFaultCodes = [
  'file-empty',
  'file-too-large',
  'wrong-type',
  'password-protected',
  'file-damaged',
  'quotes-unclosed',
  'sheet-unclear',
  'sheet-hidden',
  'cells-merged',
  'too-many-sheets',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'cell-too-long',
  'takes-too-much',
  'too-many-faults',
] as const

export type FileFaultCode = (typeof fileFaultCodes)[number]
