/** Reads what was sent against its schema, turning every fault into a sentence about a named field. */
import type { z } from 'zod'
import { type Fault, Problem } from './problems.ts'

export function readWith<S extends z.ZodType>(schema: S | undefined, sent: unknown): z.infer<S> {
  if (!schema) return sent as z.infer<S>
  const read = schema.safeParse(sent)
  if (read.success) return read.data
  const faults = read.error.issues.map(
    (issue): Fault => ({ field: issue.path.join('.'), message: issue.message }),
  )
  throw new Problem('invalid', faults.map((fault) => fault.message).join(' '), { faults })
}

/** The text values of a form as they were sent, to fill the form in again. */
export function formValues(sent: unknown): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  if (typeof sent !== 'object' || sent === null) return values
  for (const [name, value] of Object.entries(sent)) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === 'string')
  }
  return values
}
