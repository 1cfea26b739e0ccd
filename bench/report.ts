/** How long the forms of a report take, beside a browser that prints the same report. */
import { strFromU8 } from 'fflate'
import { type Browser, chromium } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { type Format, render } from '#platform/documents/formats.ts'
import type { Source } from '#platform/documents/issued.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { inProcess } from '#platform/in-process.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { type LaunchOptions, launchOptions } from '../test/browser/browser.ts'
import { inventedReport } from '../test/invented-report.ts'
import type { Line, Measurement } from './measurement.ts'
import { treeTime } from './report/tree-time.ts'
import { interleaved, median, ratioOf } from './rounds.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 7)

/** In seconds. */
const targets = { html: 0.1, pdf: 1.5, docx: 2, ods: 1 } as const
type Measured = keyof typeof targets

const apart = (format: Format, source: Source) =>
  inProcess<number>({
    module: new URL('./report/timed.program.ts', import.meta.url),
    data: { format, source },
    longestMilliseconds: 120_000,
    mostMegabytes: 1024,
    name: format,
    compiledPackages: true,
  })

/** Processor time of this process. */
async function here(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

async function print(browser: Browser, page: string, measured: () => number): Promise<number> {
  const tab = await browser.newPage()
  await tab.setContent(page)
  await tab.pdf({ format: 'A4', tagged: true, outline: true })
  // Before it is closed: what a process used that is gone can no longer be read.
  const used = measured()
  await tab.close()
  return used
}

async function startedFor(launch: LaunchOptions, page: string): Promise<number> {
  const server = await chromium.launchServer(launch)
  const browser = await chromium.connect(server.wsEndpoint())
  const used = await print(browser, page, () => treeTime(server.process().pid!))
  await server.close()
  return used
}

export const report: Measurement = {
  name: 'report',
  title: 'A report in its forms',
  about: `An invented report with footnotes, drawings and tables. PDF, DOCX and ODS are each made in a new process that is started for it, as the application does for the first two; the page is made where it is asked for. Targets are held against processor time of the whole process, its start included, because other programs share the machine; the time by the clock stands beside it. The baseline is the same page printed to PDF by Chromium: by a browser started for it, and by one that is running already; its processor time is that of all its processes. Chromium’s file has no page numbers in its contents, no footnotes at the foot of pages, and does not follow PDF/UA. ${rounds} rounds.`,
  async measure(progress) {
    const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2021')!
    const document = inventedReport(framework, { paragraphs: 14 })
    const source: Source = { document, issued: { state: 'draft' } }
    const page = strFromU8(await render('html', source))
    const pages = (await getDocumentProxy(new Uint8Array(await render('pdf', source)))).numPages
    const launch = await launchOptions()
    const server = await chromium.launchServer(launch.options)
    const running = await chromium.connect(server.wsEndpoint())
    const clocks: Record<string, number[]> = {}
    const timed = (name: string, work: () => Promise<number>) => async () => {
      const from = performance.now()
      const used = await work()
      clocks[name] = [...(clocks[name] ?? []), (performance.now() - from) / 1000]
      return used
    }
    try {
      progress('rounds of rendering')
      const figures = await interleaved(rounds, {
        html: timed('html', () => here(() => render('html', source))),
        pdf: timed('pdf', () => apart('pdf', source)),
        docx: timed('docx', () => apart('docx', source)),
        ods: timed('ods', () => apart('ods', source)),
        running: timed('running', () => {
          const before = treeTime(server.process().pid!)
          return print(running, page, () => treeTime(server.process().pid!) - before)
        }),
        started: timed('started', () => startedFor(launch.options, page)),
      })
      const said = (name: string, used: readonly number[]) =>
        `${median(used).toFixed(2)} s (${median(clocks[name]!).toFixed(2)} s by the clock)`
      const lines = (Object.keys(targets) as Measured[]).map((format): Line => {
        const most = targets[format]
        return {
          what: format.toUpperCase(),
          measured: said(format, figures[format]),
          target: { text: `under ${most} s`, met: median(figures[format]) < most },
        }
      })
      const against = (what: string, name: 'started' | 'running'): Line => ({
        what: 'PDF, as so many times the processor time of a browser',
        measured: said('pdf', figures.pdf),
        against: `${what}: ${said(name, figures[name])}`,
        ratio: ratioOf(figures.pdf, figures[name]),
      })
      return {
        lines: [
          ...lines,
          against('Chromium, started for it', 'started'),
          against('Chromium, running already', 'running'),
        ],
        notes: [`The PDF has ${pages} pages.`],
      }
    } finally {
      await server.close()
      launch.remove()
    }
  },
}
