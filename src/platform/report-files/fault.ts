/** A file that is no report that can be read, or would take too much to read. The message is for whoever named it. */
export class ReportFileFault extends Error {
  override readonly name = 'ReportFileFault'
}

/** Many times what the longest published report needs, and little for the machine. */
export const reportLimits = {
  bytes: 40 * 1024 * 1024,
  pages: 500,
  /** Pieces of text on one page of a PDF. */
  pieces: 50_000,
  lines: 100_000,
  lineCharacters: 20_000,
  characters: 5_000_000,
  /** How deep elements of a page or document may stand in each other. */
  depth: 400,
  longestMilliseconds: 60_000,
  mostMegabytes: 768,
}

export const tooMuch = (what: string): ReportFileFault =>
  new ReportFileFault(`The file holds ${what}, far more than a report. Check that it is the right file.`)
