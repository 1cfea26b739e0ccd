/** The kinds of value a framework is made of. */
import { z } from 'zod'

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')

export const text = z.string().trim().min(1, 'must not be empty')

export const wholeNumber = z.int().min(0)

/** Where a value comes from: "document-id: section", the document being one of `documents`. */
export const source = z.string().regex(/^[a-z0-9-]+: .+/, 'write "document: section"')
