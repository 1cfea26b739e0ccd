/** Style sheets, scripts and fonts: GOV.UK Frontend as it is shipped, with our own typeface and a small sheet of ours. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const { resolve } = createRequire(import.meta.url)
const govuk = dirname(resolve('govuk-frontend/package.json'))
const typeface = dirname(resolve('source-sans/package.json'))
const own = join(import.meta.dirname, 'assets')

/** GDS Transport is licensed for GOV.UK services only, so the shipped sheet is served with Source Sans in its place. */
function withOwnTypeface(sheet: string): string {
  return sheet
    .replace(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial,\s*sans-serif/g, '"Source Sans 3",arial,sans-serif')
}

const font = (weight: string) => join(typeface, 'WOFF2', 'TTF', `SourceSans3-${weight}.ttf.woff2`)

const assets: { path: string; type: string; file: string; adapt?: (text: string) => string }[] = [
  {
    path: 'govuk-frontend.css',
    type: 'text/css',
    file: join(govuk, 'dist/govuk/govuk-frontend.min.css'),
    adapt: withOwnTypeface,
  },
  {
    path: 'govuk-frontend.js',
    type: 'text/javascript',
    file: join(govuk, 'dist/govuk/govuk-frontend.min.js'),
  },
  { path: 'plumbline.css', type: 'text/css', file: join(own, 'plumbline.css') },
  { path: 'plumbline.js', type: 'text/javascript', file: join(own, 'plumbline.js') },
  { path: 'save-answers.js', type: 'text/javascript', file: join(own, 'save-answers.js') },
  { path: 'plumbline.svg', type: 'image/svg+xml', file: join(own, 'plumbline.svg') },
  { path: 'source-sans-regular.woff2', type: 'font/woff2', file: font('Regular') },
  { path: 'source-sans-bold.woff2', type: 'font/woff2', file: font('Bold') },
]

export async function serveAssets(app: FastifyInstance): Promise<void> {
  for (const asset of assets) {
    const bytes = await readFile(asset.file)
    const body = asset.adapt ? Buffer.from(asset.adapt(bytes.toString('utf8'))) : bytes
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    app.get(`/assets/${asset.path}`, { config: { rateLimit: false } }, async (request, reply) => {
      reply.header('cache-control', 'public, max-age=300').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply
        .type(asset.type.startsWith('text/') ? `${asset.type}; charset=utf-8` : asset.type)
        .send(body)
    })
  }
}
