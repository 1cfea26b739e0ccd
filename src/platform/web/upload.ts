/** Reads a multipart form with one file, bounded in size, into memory. */
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './endpoint.ts'
import { Problem } from './problems.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const storable = (name: string) => name.replaceAll(/[\u0000-\u001f\u007f]/g, '').toWellFormed()

export async function readUpload(
  request: FastifyRequest,
  options: { field: string; maxBytes: number },
): Promise<{ body: Record<string, unknown>; file: UploadedFile | null }> {
  if (!request.isMultipart()) throw new Problem('invalid', 'Send the file with the form on the page.')
  const body: Record<string, unknown> = {}
  let file: UploadedFile | null = null
  const limits = { files: 1, fields: 20, fieldSize: 10_000, fileSize: options.maxBytes }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') body[part.fieldname] = part.value
    else {
      const bytes = await part.toBuffer()
      if (part.fieldname === options.field && part.filename) file = { name: storable(part.filename), bytes }
    }
  }
  return { body, file }
}
