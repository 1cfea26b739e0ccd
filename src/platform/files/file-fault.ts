/** A file that cannot be read as what it should be. The message is for the person who sent it. */
export class FileFault extends Error {
  readonly code: FileFaultCode
  constructor(code: FileFaultCode, message: string) {
    super(message)
    this.name = 'FileFault'
    this.code = code
  }
}

export type FileFaultCode =
  | 'file-empty'
  | 'file-too-large'
  | 'not-csv'
  | 'quotes-unclosed'
  | 'quotes-misplaced'
  | 'no-headings'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-faults'
