/**
 * Reads what was sent as text. What is not text is refused whole: the usual stand-in for bytes that cannot be read
 * would change what somebody wrote, and nobody would be told.
 */
import { parse } from 'node:querystring'
import type { FastifyInstance } from 'fastify'
import { invalid, type Problem } from './problems.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const standIn = '\ufffd'

const unreadable = (what: string): Problem => invalid({ field: '', message: what })
const notText = () =>
  unreadable('What was sent holds bytes that are no text (UTF-8), so nothing of it was kept. Send it again.')

/** @throws Problem invalid when it is not text in UTF-8 */
function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw notText()
  }
}

/**
 * The fields of a form. One that is sent more than once becomes a list.
 * @throws Problem invalid when it is not text in UTF-8
 */
export function readForm(text: string): Record<string, unknown> {
  // A browser writes all but plain letters as percent signs with bytes.
  if (text.includes(standIn)) throw notText()
  try {
    decodeURIComponent(text)
  } catch {
    throw notText()
  }
  return parse(text, '&', '=', { maxKeys: 0 })
}

export function readJsonAsText(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    parseJson(request, textOf(bytes), (error, body) => {
      if (error) done(unreadable('What was sent is not whole, or is not JSON. Send it again.'), undefined)
      else done(null, body)
    })
  })
}
