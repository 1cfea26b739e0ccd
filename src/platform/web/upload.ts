/** Reads a multipart form with one file, bounded in size, into memory. */
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './endpoint.ts'
import { Problem } from './problems.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const storable = (name: string) => name.replaceAll(/[\u0000-\u001f\u007f]/g, '').toWellFormed()

interface Sent {
  body: Record<string, unknown>
  file: UploadedFile | null
}

interface Upload {
  field: string
  maxBytes: number
}

/** @throws Problem invalid when it is no form with a file, or one that breaks off; too-large past the limits */
export async function readUpload(request: FastifyRequest, upload: Upload): Promise<Sent> {
  if (!request.isMultipart()) throw new Problem('invalid', 'Send the file with the form on the page.')
  try {
    return await readParts(request, upload)
  } catch (error) {
    // Limits carry a status. All else is a form that was badly made, or a sender who hung up.
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error
    throw new Problem('invalid', 'The form did not arrive whole. Send it again.')
  }
}

async function readParts(request: FastifyRequest, options: Upload): Promise<Sent> {
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
