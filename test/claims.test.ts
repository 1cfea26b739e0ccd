/**
 * Reports that nobody wrote: their true sentences and tables must stay quiet, and one error planted anywhere must be
 * found. Rates are counted by kind of error.
 */
import { describe, expect, it } from 'vitest'
import { checkDocument } from '#engine/report/claims/check-document.ts'
import { checkReport } from '#engine/report/claims/check-report.ts'
import { kinds } from '#engine/report/claims/kinds.ts'
import { resultsOfReport } from '#engine/report/claims/results-of-report.ts'
import { createStream } from '#engine/sampling/stream.ts'
import { ownReport, spoil } from './claims/own-report.ts'
import { alarmsIn, plantSentences } from './claims/planted-sentences.ts'
import { printedReport } from './claims/printed-report.ts'
import { Rates } from './claims/rates.ts'
import { seedOfRun } from './fieldwork/chance.ts'
import { howMany, patience, progress, report } from './proof/scale.ts'
import { shippedFramework } from './shipped-frameworks.ts'

const seed = seedOfRun()
const frameworks = [shippedFramework('hmip-youth-2018'), shippedFramework('hmip-youth-2021')]

/** Sentences about prompts, and such with words of their own, are read at their best, so some errors in them cannot be known for such. */
const readAtItsBest = (what: string) => /a prompt|in other words|another base/.test(what)

describe(`reports that nobody wrote (PROOF_SEED=${seed})`, () => {
  it(
    'of our own are quiet as they are written, and every planted error is found',
    () => {
      const chance = createStream(`claims ${seed}`)
      const rates = new Rates()
      const runs = howMany({ brief: 2, full: 100 })
      let claims = 0
      let sentences = 0
      const alarms: string[] = []
      for (let run = 0; run < runs; run += 1) {
        const framework = frameworks[run % 2]!
        const own = ownReport(chance, framework)
        const quiet = checkDocument(framework, own.document)!
        alarms.push(...alarmsIn(own.document, quiet.findings))
        claims += quiet.checked.claims
        sentences += quiet.checked.sentences
        for (const { what, document } of spoil(chance, own, framework))
          rates.add(what, checkDocument(framework, document)!.findings.length > 0)
        const planted = plantSentences(own, (at) => at % 4 === run % 4)
        const { found, others } = planted.check(checkDocument(framework, planted.document)!.findings)
        for (const { about, hit } of found) rates.add(`a sentence (${about})`, hit)
        alarms.push(...others)
        if (run % 25 === 24) progress(`${run + 1} reports of our own`)
      }
      report('claims', seed, [
        {
          what: 'Reports of our own',
          figure: `${runs}: ${sentences} paragraphs, ${claims} true claims that were tied to a figure, ${alarms.length} false alarms`,
        },
        ...rates.figures(),
      ])
      expect(alarms).toEqual([])
      expect(rates.missed().filter((what) => !readAtItsBest(what))).toEqual([])
      expect(rates.share(readAtItsBest)).toBeGreaterThan(0.5)
    },
    patience,
  )

  it(
    'as others print them are quiet too, and what is planted in them is found as what it is',
    () => {
      const chance = createStream(`printed ${seed}`)
      const rates = new Rates()
      const byKind = new Rates()
      const runs = howMany({ brief: 2, full: 100 })
      let claims = 0
      for (let run = 0; run < runs; run += 1) {
        const framework = frameworks[run % 2]!
        const printed = printedReport(chance, framework)
        const quiet = check(printed.lines)
        expect(quiet.findings.map(({ message, line }) => [message, printed.lines[line! - 1]])).toEqual([])
        expect(quiet.report.framework.id).toBe(framework.id)
        expect(resultsOfReport(quiet).keyQuestions.length).toBe(printed.invented.rated.keyQuestions.length)
        claims += quiet.checked.claims
        for (const { what, kind, lines } of printed.spoilt) {
          const found = check(lines).findings.some((one) => one.kind === kind)
          rates.add(what, found)
          byKind.add(kind, found)
        }
        if (run % 25 === 24) progress(`${run + 1} reports as others print them`)
      }
      report('claims', seed, [
        {
          what: 'Reports as others print them',
          figure: `${runs}: ${claims} true claims that were tied to a figure, no false alarm`,
        },
        ...rates.figures(),
        ...byKind.figures('Found, by the code of the finding: '),
      ])
      expect(rates.missed().filter((what) => !readAtItsBest(what))).toEqual([])
      expect(byKind.names().toSorted()).toEqual(Object.keys(kinds).toSorted())
    },
    patience,
  )
})

const check = (lines: readonly string[]) =>
  checkReport(
    frameworks,
    lines.map((text, at) => ({ text, line: at + 1 })),
  )!
