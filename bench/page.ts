/** The page of sixty questions: ours, the same through Express and Nunjucks macros, and as a constant string. */
import { addresses } from './application/addresses.ts'
import { prepareApplication } from './application/prepare.ts'
import type { Line, Measurement } from './measurement.ts'
import { type Apart, inOwnProcess } from './own-process.ts'
import { type Answered, askOften } from './page/requests.ts'
import { expectSamePage } from './page/same-page.ts'
import { interleaved, median, ratioOf } from './rounds.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 3)

export const page: Measurement = {
  name: 'page',
  title: 'The page of a case with sixty questions',
  about: `The page of a standard, with sixty questions of the 2021 framework, half of them answered. “Rendering alone” is the page function and the frame around it on a bare Fastify; Express 5 with the Nunjucks macros of govuk-frontend renders the same elements and words (checked before it is measured), and the constant is the finished page sent by a bare Fastify, as a string and, which is the least a server can do, as bytes made beforehand. “The whole request” is the application as it runs: session, permission, the case and its answers from the database, and the audit event that every look into a case leaves, committed to disk. Each server has a process of its own and is asked by autocannon over 8 connections, in turns of ${seconds} seconds, ${rounds} rounds. The lines on processor time hold the server’s own work for one request side by side, which other programs on the machine hardly change; there a ratio says how many times more the other one needs.`,
  async measure(progress) {
    progress('preparing a database')
    const prepared = await prepareApplication({ inspectors: 1, casesEach: 1 })
    const servers: Apart[] = []
    const start = async (file: string, env?: Record<string, string>) => {
      const server = await inOwnProcess(file, env)
      servers.push(server)
      return server
    }
    try {
      const ours = await start('page/ours.server.ts')
      const nunjucks = await start('page/nunjucks.server.ts')
      const constant = await start('page/constant.server.ts')
      const whole = await start('application/server.ts', { BENCH_DATABASE: prepared.connectionString })
      const text = async ({ address }: Apart) => (await fetch(address)).text()
      const markup = await text(ours)
      expectSamePage(markup, await text(nunjucks))

      const { path, cookie } = prepared.page
      const requests = addresses.map((address) => ({ headers: { cookie, 'x-forwarded-for': address } }))
      const used: Record<string, number[]> = { ours: [], nunjucks: [], constant: [], bytes: [], whole: [] }
      const asked = (name: string, ask: () => Promise<Answered>) => async () => {
        const { aSecond, processorTime } = await ask()
        used[name]!.push(processorTime)
        return aSecond
      }
      const contenders = {
        ours: asked('ours', () => askOften(ours, { seconds })),
        nunjucks: asked('nunjucks', () => askOften(nunjucks, { seconds })),
        constant: asked('constant', () => askOften(constant, { seconds })),
        bytes: asked('bytes', () => askOften(constant, { seconds, path: '/bytes' })),
        whole: asked('whole', () => askOften(whole, { seconds, path, requests })),
      }
      progress('warming up')
      await interleaved(1, contenders)
      for (const times of Object.values(used)) times.length = 0
      progress('rounds of requests')
      const speed = await interleaved(rounds, contenders)
      return {
        lines: lines(speed, used as Record<keyof typeof speed, number[]>),
        notes: [`The page has ${Math.round(Buffer.byteLength(markup) / 1000)} kB of markup.`],
      }
    } finally {
      for (const server of servers) await server.stop()
      await prepared.stop()
    }
  },
}

type Figures = Record<'ours' | 'nunjucks' | 'constant' | 'bytes' | 'whole', number[]>

function lines(speed: Figures, used: Figures): Line[] {
  const perSecond = (figures: number[]) => `${median(figures).toFixed(0)} requests/s`
  const work = (figures: number[]) => `${median(figures).toFixed(2)} ms`
  const line = (what: string, ours: number[], name: string, theirs: number[], least?: number): Line => {
    const ratio = ratioOf(ours, theirs)
    return {
      what,
      measured: perSecond(ours),
      against: `${name}: ${perSecond(theirs)}`,
      ratio,
      ...(least ? { target: { text: `at least ${least}×`, met: ratio.value >= least } } : {}),
    }
  }
  const workLine = (what: string, ours: number[], name: string, theirs: number[]): Line => ({
    what: `${what}, processor time`,
    measured: work(ours),
    against: `${name}: ${work(theirs)}`,
    ratio: ratioOf(theirs, ours),
  })
  const express = 'Express and Nunjucks macros'
  const constant = 'constant string'
  const bytes = 'constant bytes'
  return [
    line('Rendering alone', speed.ours, express, speed.nunjucks, 8),
    line('Rendering alone', speed.ours, constant, speed.constant, 0.5),
    line('Rendering alone', speed.ours, bytes, speed.bytes),
    workLine('Rendering alone', used.ours, express, used.nunjucks),
    workLine('Rendering alone', used.ours, constant, used.constant),
    workLine('Rendering alone', used.ours, bytes, used.bytes),
    line('The whole request', speed.whole, express, speed.nunjucks),
    line('The whole request', speed.whole, constant, speed.constant),
    workLine('The whole request', used.whole, express, used.nunjucks),
  ]
}
