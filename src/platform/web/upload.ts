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

/**
 * What is too large by less is read to its end and thrown away, so that the sender's browser shows the answer. Beyond
 * that, whoever sends it is cut off.
 */
const patience = 4

/** @throws Problem invalid when it is no form with a file, or one that breaks off; too-large past the limits */
export async function readUpload(request: FastifyRequest, upload: Upload): Promise<Sent> {
  if (!request.isMultipart()) throw new Problem('invalid', 'Send the file with the form on the page.')
  const most = patience * upload.maxBytes
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Problem('too-large')
  const { stop, tooMuch } = refuseBeyond(request, most)
  try {
    return await Promise.race([readParts(request, upload), tooMuch])
  } catch (error) {
    if (error instanceof Problem) throw error
    // Limits carry a status. All else is a form that was badly made, or a sender who hung up.
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error
    throw new Problem('invalid', 'The form did not arrive whole. Send it again.')
  } finally {
    stop()
  }
}

/** Counts what arrives, for senders who do not say how much it will be. */
function refuseBeyond({ raw }: FastifyRequest, most: number): { stop: () => void; tooMuch: Promise<never> } {
  const { promise: tooMuch, reject } = Promise.withResolvers<never>()
  let arrived = 0
  const count = (chunk: Buffer) => {
    arrived += chunk.length
    if (arrived <= most) return
    raw.unpipe()
    raw.pause()
    reject(new Problem('too-large'))
  }
  raw.on('data', count)
  return { stop: () => raw.off('data', count), tooMuch }
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
