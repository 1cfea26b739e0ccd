/**
 * Rows as the check found them, made ready to be stored. They are sealed in parts until the caseload is accepted, and
 * then stored as they are: nothing is worked out a second time that could come out differently.
 */
import { createHash } from 'node:crypto'
import type { CheckedFiles } from '#engine/caseload/check.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { seal, unseal } from './seal.ts'
import type { RowSetAside } from './set-aside-rows.ts'

/** Rows on their way to the database, as texts that it reads itself: nothing is taken apart on the way. */
export interface RowsPart {
  /** Arrays in the database's own writing, one for each column. */
  cases: { count: number; refs: string; rows: string; files: string; values: string } | null
  /** JSON. */
  setAside: string | null
}

/** An eligible case, and its values as the database will give them back. */
export interface ReadyCase {
  one: CheckedFiles['cases'][number]
  text: string
}

export function readyCases(framework: Framework, cases: CheckedFiles['cases']): ReadyCase[] {
  const keys = framework.caseload.columns.map(({ id }) => id).toSorted(asDatabaseSorts)
  return cases.map((one) => ({ one, text: valuesText(keys, one.values) }))
}

/** How the database writes the keys of an object. Were it another order, comparing would be slower and as right. */
const asDatabaseSorts = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1)

const valuesText = (keys: readonly string[], values: Record<string, string>): string =>
  `{${keys
    .filter((key) => values[key] !== undefined)
    .map((key) => `"${key}": ${JSON.stringify(values[key])}`)
    .join(', ')}}`

/** Rows sent to the database in one statement: large enough to be quick, small enough to keep memory flat. */
const chunk = 5_000

export function sealRows(
  key: Uint8Array,
  cases: readonly ReadyCase[],
  setAside: readonly RowSetAside[],
): Uint8Array[] {
  const sealed: Uint8Array[] = []
  for (let from = 0; from < Math.max(cases.length, setAside.length); from += chunk) {
    const [some, aside] = [cases.slice(from, from + chunk), setAside.slice(from, from + chunk)]
    const part: RowsPart = {
      cases: some.length > 0 ? casesPart(some) : null,
      setAside: aside.length > 0 ? JSON.stringify(aside) : null,
    }
    sealed.push(seal(key, part))
  }
  return sealed
}

const casesPart = (cases: readonly ReadyCase[]): RowsPart['cases'] => ({
  count: cases.length,
  refs: arrayText(cases.map(({ one }) => one.caseRef)),
  rows: `{${cases.map(({ one }) => one.row).join()}}`,
  files: `{${cases.map(({ one }) => one.file).join()}}`,
  values: arrayText(cases.map(({ text }) => text)),
})

/** An array of texts as PostgreSQL writes it. None has a line break: cells are tidied, and JSON writes it otherwise. */
const arrayText = (texts: readonly string[]): string =>
  `{"${texts.join('\n').replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '","')}"}`

/** It stands in what the check found, and tells whether a part is still the same. */
export const digestOfPart = (sealed: Uint8Array): string => createHash('sha256').update(sealed).digest('hex')

/** @throws Error when it is not to the last byte what the check left, or was sealed with another key */
export function unsealRows(key: Uint8Array, sealed: Uint8Array, digest: string): RowsPart {
  const part = digestOfPart(sealed) === digest ? unseal<RowsPart>(key, sealed) : null
  if (!part)
    throw new Error('Rows that are to be stored are not those that were checked. Nothing was stored.')
  return part
}
