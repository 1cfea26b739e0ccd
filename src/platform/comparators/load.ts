/** Reads the national figures that reports print beside a service's own. They are data of the program, like frameworks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Comparators, comparatorsShape } from '#engine/caseload/comparators.ts'
import { StartFault } from '../start-fault.ts'

const file = join(import.meta.dirname, '../../../comparators/youth-justice.yaml')

/** @throws StartFault with everything that is wrong in the text */
export function readComparators(text: string, name: string): Comparators {
  const read = comparatorsShape.safeParse(parse(text))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `  ${name}, ${path.join(' › ')}: ${message}`)
  throw new StartFault(`The national figures cannot be used:\n${faults.join('\n')}`)
}

let known: Comparators | undefined

/** The figures as they stand on disk; read once. */
export function comparators(): Comparators {
  known ??= readComparators(readFileSync(file, 'utf8'), 'comparators/youth-justice.yaml')
  return known
}
