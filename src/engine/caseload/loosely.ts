/** Text without what people vary when they type it: capitals, accents, spaces, underscores and punctuation. */
export const loosely = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** A cell as people see it: no spaces around it, single spaces inside. */
export const tidy = (cell: string | undefined): string => (cell ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
