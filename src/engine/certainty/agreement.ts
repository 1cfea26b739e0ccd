/**
 * How far two assessors agree, from the table of what the first said (rows) and the second said (columns).
 * Formulas: Gwet, Handbook of Inter-Rater Reliability (2014), chapters 2 and 5.
 */

/** Cases by what the first and the second said, categories in the same order both ways: yes, no, not relevant. */
export type Table = readonly (readonly number[])[]

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** How many were judged twice. */
export const sizeOf = (table: Table): number => sum(table.map(sum))

/** How many of them were judged alike. */
export const alike = (table: Table): number => sum(table.map((row, k) => row[k]!))

interface Shares {
  cells: number[][]
  first: number[]
  second: number[]
  /** Mean share of each category. */
  mean: number[]
  agreed: number
}

function sharesOf(table: Table): Shares {
  const n = sizeOf(table)
  const cells = table.map((row) => row.map((count) => count / n))
  const first = cells.map(sum)
  const second = cells.map((_, k) => sum(cells.map((row) => row[k]!)))
  const mean = first.map((share, k) => (share + second[k]!) / 2)
  return { cells, first, second, mean, agreed: alike(table) / n }
}

/** How often the two agree on one category: twice the agreed, of all times either said it. Null when nobody did. */
export function agreementOn(table: Table, category: number): number | null {
  const said = sum(table[category]!) + sum(table.map((row) => row[category]!))
  return said === 0 ? null : (2 * table[category]![category]!) / said
}

/** Cohen's kappa; null where chance alone would agree always, so that it says nothing. */
export function kappa(table: Table): number | null {
  const { first, second, agreed } = sharesOf(table)
  const chance = sum(first.map((share, k) => share * second[k]!))
  return nearly(chance, 1) ? null : (agreed - chance) / (1 - chance)
}

/** Agreement as if every category were as likely (prevalence- and bias-adjusted kappa). */
export const pabak = (table: Table): number =>
  (table.length * (alike(table) / sizeOf(table)) - 1) / (table.length - 1)

export interface Coefficient {
  value: number
  standardError: number
}

/** Gwet's AC1, which does not break down when nearly every answer is the same, with its standard error. */
export function ac1(table: Table): Coefficient {
  const { cells, mean, agreed } = sharesOf(table)
  const n = sizeOf(table)
  const others = table.length - 1
  const chance = sum(mean.map((share) => share * (1 - share))) / others
  const value = (agreed - chance) / (1 - chance)
  const left = 1 - value
  const onDiagonal = sum(cells.map((row, k) => row[k]! * (1 - mean[k]!))) / others - agreed * chance
  const everywhere =
    sum(cells.map((row, k) => sum(row.map((share, l) => share * (1 - (mean[k]! + mean[l]!) / 2) ** 2)))) /
      others ** 2 -
    chance ** 2
  const variance =
    (agreed * (1 - agreed) - 4 * left * onDiagonal + 4 * left ** 2 * everywhere) / (n * (1 - chance) ** 2)
  return { value, standardError: Math.sqrt(Math.max(0, variance)) }
}

const nearly = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12
