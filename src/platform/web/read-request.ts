/** Reads what was sent against its schema, turning every fault into a sentence about a named field. */
import type { z } from 'zod'
import { type Fault, invalid, Problem } from './problems.ts'

/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character: neither can be what a person typed. */
const cannotBeKept = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** Every text in what was sent, however deep, without recursion: a sender chooses the depth. */
function hasUnkeepable(sent: unknown): boolean {
  const waiting = [sent]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string' && cannotBeKept(value)) return true
    if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) waiting.push(name, one)
    }
  }
  return false
}

/** @throws Problem invalid naming every field with text that cannot be kept */
export function refuseUnkeepable(sent: unknown): void {
  const message = 'Type this again, or paste it as plain text: it has a character that cannot be kept'
  if (typeof sent !== 'object' || sent === null) {
    if (hasUnkeepable(sent)) throw invalid({ field: '', message })
    return
  }
  const faults = Object.entries(sent)
    .filter((entry) => hasUnkeepable(entry))
    .map(([name]): Fault => ({ field: cannotBeKept(name) ? '' : name, message }))
  if (faults.length > 0) throw invalid(...faults)
}

/** The parts of an address. One that cannot be read names nothing that exists. */
export function readParams<S extends z.ZodType>(schema: S | undefined, sent: unknown): z.infer<S> {
  const read = schema?.safeParse(sent)
  if (hasUnkeepable(sent) || read?.success === false) throw new Problem('not-found')
  return (read ? read.data : sent) as z.infer<S>
}

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
  // Whoever sends the form names its fields, so none may mean anything to the object itself.
  const values: Record<string, string | string[]> = Object.create(null)
  if (typeof sent !== 'object' || sent === null) return values
  for (const [name, value] of Object.entries(sent)) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === 'string')
  }
  return values
}
