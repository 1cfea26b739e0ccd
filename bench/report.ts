/** How long the forms of a report take, beside a browser that prints the same report. */
import { strFromU8 } from 'fflate'
import { type Browser, chromium } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { type Format, render } from '#platform/documents/formats.ts'
import type { Source } from '#platform/documents/issued.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { inProcess } from '#platform/in-process.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { launchOptions } from '../test/browser/browser.ts'
import { inventedReport } from '../test/invented-report.ts'
import type { Line, Measurement } from './measurement.ts'
import { interleaved, median, ratioOf } from './rounds.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 7)

/** In seconds. */
const targets: [format: Format, most: number][] = [
  ['html', 0.1],
  ['pdf', 1.5],
  ['docx', 2],
  ['ods', 1],
]

const apart = (format: Format, source: Source) =>
  inProcess<Uint8Array>({
    module: new URL('../src/platform/documents/render-worker.ts', import.meta.url),
    data: { format, source },
    longestMilliseconds: 60_000,
    mostMegabytes: 1024,
    name: format,
    compiledPackages: true,
  })

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

export const report: Measurement = {
  name: 'report',
  title: 'A report in its forms',
  about: `An invented report with footnotes, drawings and tables. Every form but the page is made as the application makes it: in a new process, started for it and ended after it, by the clock (ODS, which the application makes at once, too). The page is made where it is asked for. The baseline is the same page printed to PDF by Chromium: in a browser started for it, and in one that is running already. Chromium’s file has no page numbers in its contents, no footnotes at the foot, and does not follow PDF/UA. ${rounds} rounds.`,
  async measure(progress) {
    const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2021')!
    const document = inventedReport(framework, { paragraphs: 14 })
    const source: Source = { document, issued: { state: 'draft' } }
    const page = strFromU8(await render('html', source))
    const pages = (await getDocumentProxy(new Uint8Array(await render('pdf', source)))).numPages
    const launch = await launchOptions()
    const running = await chromium.launch(launch.options)
    try {
      const print = async (browser: Browser) => {
        const tab = await browser.newPage()
        await tab.setContent(page)
        await tab.pdf({ format: 'A4', tagged: true, outline: true })
        await tab.close()
      }
      progress('rounds of rendering')
      const figures = await interleaved(rounds, {
        html: () => seconds(() => render('html', source)),
        pdf: () => seconds(() => apart('pdf', source)),
        docx: () => seconds(() => apart('docx', source)),
        ods: () => seconds(() => apart('ods', source)),
        chromium: () => seconds(() => print(running)),
        started: () =>
          seconds(async () => {
            const browser = await chromium.launch(launch.options)
            await print(browser)
            await browser.close()
          }),
      })
      const lines = targets.map(([format, most]): Line => {
        const took = median(figures[format as keyof typeof figures])
        return {
          what: format.toUpperCase(),
          measured: `${took.toFixed(3)} s`,
          target: { text: `under ${most} s`, met: took < most },
        }
      })
      const against = (what: string, baseline: number[]): Line => ({
        what: 'PDF, as so many times the time of a browser',
        measured: `${median(figures.pdf).toFixed(2)} s`,
        against: `${what}: ${median(baseline).toFixed(2)} s`,
        ratio: ratioOf(figures.pdf, baseline),
      })
      return {
        lines: [
          ...lines,
          against('Chromium, started for it', figures.started),
          against('Chromium, running already', figures.chromium),
        ],
        notes: [`The PDF has ${pages} pages.`],
      }
    } finally {
      await running.close()
      launch.remove()
    }
  },
}
