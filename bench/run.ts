/**
 * Measures Plumbline beside its baselines: `node bench/run.ts [name …] [--write]`.
 * Without names everything is measured. `--write` keeps the results in docs/measurements.md, beside those of what was not measured this time.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { caseload } from './caseload.ts'
import { certainty } from './certainty.ts'
import { lottery } from './lottery.ts'
import { describeMachine } from './machine.ts'
import { page } from './page.ts'
import { type Done, resultsPage, terminalTable } from './print.ts'
import { rating } from './rating.ts'
import { report } from './report.ts'
import { saves } from './saves.ts'
import { whatIf } from './what-if.ts'

const measurements = [rating, whatIf, page, saves, lottery, caseload, report, certainty]

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !measurements.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no measurement called ${unknown.join(', ')}. Choose from: ${measurements.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const machine = describeMachine()
const done: Done[] = []
for (const measurement of measurements) {
  if (positionals.length > 0 && !positionals.includes(measurement.name)) continue
  const findings = await measurement.measure((text) => console.error(`${measurement.name}: ${text}`))
  done.push({ measurement, findings })
}
console.log(terminalTable(done))
if (values.write) {
  const command = ['npm run bench --', ...positionals, '--write'].join(' ')
  const file = join(import.meta.dirname, '../docs/measurements.md')
  const order = measurements.map(({ title }) => title)
  writeFileSync(file, resultsPage(machine, command, done, order, readFileSync(file, 'utf8')))
  console.log(`\nWritten to ${file}`)
}
