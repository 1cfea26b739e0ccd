/** Style sheets, scripts and fonts: GOV.UK Frontend as it is shipped, with our own typeface and a small sheet of ours. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { engineModules, withoutTypes } from './engine-modules.ts'

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

interface Asset {
  /** Its address. */
  at: string
  type: string
  /** Several files are given out as one. */
  file: string | string[]
  adapt?: (text: string) => string
}

const script = (path: string): Asset => ({
  at: `/assets/${path}`,
  type: 'text/javascript',
  file: join(own, path),
})

/** Our own style sheets, in the order in which they hold: what is for paper comes last. */
const sheets = [
  'frame',
  'tables',
  'casework',
  'alerts',
  'caseload',
  'results',
  'why',
  'report',
  'writing',
  'accuracy',
  'components',
  'print',
]

const assets: Asset[] = [
  {
    at: '/assets/govuk-frontend.css',
    type: 'text/css',
    file: join(govuk, 'dist/govuk/govuk-frontend.min.css'),
    adapt: withOwnTypeface,
  },
  {
    at: '/assets/govuk-frontend.js',
    type: 'text/javascript',
    file: join(govuk, 'dist/govuk/govuk-frontend.min.js'),
  },
  { at: '/assets/idb.js', type: 'text/javascript', file: resolve('idb/build/index.js') },
  {
    at: '/assets/plumbline.css',
    type: 'text/css',
    file: sheets.map((name) => join(own, 'styles', `${name}.css`)),
  },
  script('plumbline.js'),
  script('live.js'),
  script('progress.js'),
  script('what-if.js'),
  script('report/section-page.js'),
  script('report/preview.js'),
  script('report/put-in.js'),
  script('casework/answer-fields.js'),
  script('casework/case-page.js'),
  script('casework/question.js'),
  script('casework/routing.js'),
  script('casework/rules.js'),
  script('casework/set-aside.js'),
  script('device/ask-first.js'),
  script('device/keys.js'),
  script('device/known.js'),
  script('device/locked-store.js'),
  script('device/outbox.js'),
  script('device/pages.js'),
  script('device/rounds.js'),
  script('device/sending.js'),
  script('device/sign-out.js'),
  script('device/store.js'),
  script('device/unsent.js'),
  script('device/waiting-form.js'),
  // A worker may only look after pages below its own address.
  { at: '/service-worker.js', type: 'text/javascript', file: join(own, 'device/service-worker.js') },
  { at: '/assets/plumbline.svg', type: 'image/svg+xml', file: join(own, 'plumbline.svg') },
  { at: '/assets/source-sans-regular.woff2', type: 'font/woff2', file: font('Regular') },
  { at: '/assets/source-sans-bold.woff2', type: 'font/woff2', file: font('Bold') },
  // The rules of casework run in the page as well, so that it can say at once what counts, also without a connection.
  ...engineModules.map(({ path, file }) => ({
    at: `/assets/engine/${path}`,
    type: 'text/javascript',
    file,
    adapt: withoutTypes(basename(file)),
  })),
]

export async function serveAssets(app: FastifyInstance): Promise<void> {
  for (const asset of assets) {
    const files = await Promise.all([asset.file].flat().map((file) => readFile(file)))
    const bytes = Buffer.concat(files)
    const body = asset.adapt ? Buffer.from(asset.adapt(bytes.toString('utf8'))) : bytes
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    app.get(asset.at, { config: { rateLimit: false } }, async (request, reply) => {
      reply.header('cache-control', 'public, max-age=300').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply
        .type(asset.type.startsWith('text/') ? `${asset.type}; charset=utf-8` : asset.type)
        .send(body)
    })
  }
}
