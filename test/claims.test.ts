/**
 * Reports that nobody wrote: their true sentences and tables must stay quiet, and one error planted anywhere must be
 * found. Rates are counted by kind of error.
 */
import { describe, expect, it } from 'vitest'
import { checkDocument } from '#engine/report/claims/check-document.ts'
import { checkReport } from '#engine/report/claims/check-report.ts'
import { resultsOfReport } from '#engine/report/claims/results-of-report.ts'
import { createStream } from '#engine/sampling/stream.ts'
import { ownReport, spoil } from './claims/own-report.ts'
import { printedReport } from './claims/printed-report.ts'
import { seedOfRun } from './fieldwork/chance.ts'
import { howMany, patience, report } from './proof/scale.ts'
import { shippedFramework } from './shipped-frameworks.ts'

const seed = seedOfRun()
const frameworks = [shippedFramework('hmip-youth-2018'), shippedFramework('hmip-youth-2021')]

/** How many of the planted errors of a kind were found. */
class Rates {
  private readonly counts = new Map<string, { planted: number; found: number }>()
  add(what: string, found: boolean): void {
    const count = this.counts.get(what) ?? { planted: 0, found: 0 }
    this.counts.set(what, { planted: count.planted + 1, found: count.found + (found ? 1 : 0) })
  }
  missed = (): string[] =>
    [...this.counts]
      .filter(([, { planted, found }]) => found < planted)
      .map(([what, { planted, found }]) => `${what}: ${found} of ${planted}`)
  figures = () =>
    [...this.counts].map(([what, { planted, found }]) => ({
      what: `Found: ${what}`,
      figure: `${found} of ${planted}`,
    }))
}

describe(`reports that nobody wrote (PROOF_SEED=${seed})`, () => {
  it(
    'of our own are quiet as they are written, and every planted error is found',
    () => {
      const chance = createStream(`claims ${seed}`)
      const rates = new Rates()
      const runs = howMany({ brief: 4, full: 400 })
      let claims = 0
      for (let run = 0; run < runs; run += 1) {
        const framework = frameworks[run % 2]!
        const own = ownReport(chance, framework)
        const quiet = checkDocument(framework, own.document)!
        expect(
          quiet.findings.map(({ message, block }) => [message, own.document.blocks[block ?? 0]]),
        ).toEqual([])
        claims += quiet.checked.claims
        for (const { what, document } of spoil(chance, own, framework))
          rates.add(what, checkDocument(framework, document)!.findings.length > 0)
        for (const { section, sentence } of own.sentences.filter((_, at) => at % 7 === run % 7)) {
          const wrong = sentence.false!
          const sections = {
            ...own.sections,
            [section]: own.sections[section]!.map((text) => (text === sentence.true ? wrong : text)),
          }
          const found = checkDocument(framework, own.compose(sections))!.findings
          rates.add(`a sentence (${sentence.about})`, found.length > 0)
        }
      }
      expect(rates.missed()).toEqual([])
      report('claims', seed, [
        {
          what: 'Reports of our own',
          figure: `${runs}, with ${claims} claims that were tied to a figure and true`,
        },
        ...rates.figures(),
      ])
    },
    patience,
  )

  it(
    'as others print them are quiet too, and what is planted in them is found as what it is',
    () => {
      const chance = createStream(`printed ${seed}`)
      const rates = new Rates()
      const runs = howMany({ brief: 3, full: 400 })
      let claims = 0
      for (let run = 0; run < runs; run += 1) {
        const framework = frameworks[run % 2]!
        const printed = printedReport(chance, framework)
        const quiet = check(printed.lines)
        expect(quiet.findings.map(({ message, line }) => [message, printed.lines[line! - 1]])).toEqual([])
        expect(quiet.report.framework.id).toBe(framework.id)
        expect(resultsOfReport(quiet).keyQuestions.length).toBe(printed.invented.rated.keyQuestions.length)
        claims += quiet.checked.claims
        for (const { what, kind, lines } of printed.spoilt)
          rates.add(
            what,
            check(lines).findings.some((one) => one.kind === kind),
          )
      }
      expect(rates.missed()).toEqual([])
      report('claims', seed, [
        {
          what: 'Reports as others print them',
          figure: `${runs}, with ${claims} claims that were tied to a figure and true`,
        },
        ...rates.figures(),
      ])
    },
    patience,
  )
})

const check = (lines: readonly string[]) =>
  checkReport(
    frameworks,
    lines.map((text, at) => ({ text, line: at + 1 })),
  )!
