/** How large a table may be that people send. Many times what any service has, and little for the machine. */
export const fileLimits = {
  bytes: 25 * 1024 * 1024,
  /** Below the headings. */
  rows: 100_000,
  columns: 256,
  cells: 4_000_000,
  /** Over all cells. */
  characters: 64_000_000,
  /** What one cell of a spreadsheet program may hold. */
  cellCharacters: 32_767,
  sheets: 50,
  merges: 10_000,
  /** Where headings are looked for: titles and notes may stand above them. */
  headingRows: 20,
}
