/** What the proofs came to, for the terminal and for the page that is kept with the code. */
import type { Machine } from '../../bench/machine.ts'
import { withSections } from '../../bench/sections.ts'
import type { Reported } from './scale.ts'

export interface Outcome {
  title: string
  about: string
  passed: boolean
  minutes: string
  reports: Reported[]
}

const verdict = ({ passed, minutes }: Outcome): string => `${passed ? 'held' : 'FAILED'} (${minutes} minutes)`

const figuresOf = ({ reports }: Outcome): { what: string; figure: string }[] =>
  reports.flatMap(({ seed, figures }) => [
    ...figures,
    ...(seed === null ? [] : [{ what: 'Seed', figure: `PROOF_SEED=${seed}` }]),
  ])

export const printed = (outcome: Outcome): string =>
  [
    `${outcome.title}: ${verdict(outcome)}`,
    ...figuresOf(outcome).map(({ what, figure }) => `  ${what}: ${figure}`),
  ].join('\n')

const opening = `# Proofs

Written by \`npm run proof -- --write\`, each section from the run it names; sections of proofs that were not run that time stay as they were. A proof that failed says so here. To replay one, set its seed: \`PROOF_SEED=… npm run proof -- crash\`.
`

/** @param before the page as it stands: its sections about other proofs are kept */
export function resultsPage(
  machine: Machine,
  command: string,
  outcomes: readonly Outcome[],
  order: readonly string[],
  before: string,
): string {
  const made = outcomes.map((outcome): [string, string] => [
    outcome.title,
    section(outcome, machine, command),
  ])
  return withSections(opening, new Map(made), order, before)
}

function section(outcome: Outcome, machine: Machine, command: string): string {
  const where = `${machine.cores}, ${machine.memory}, Node ${machine.node}, ${machine.system}`
  const rows = figuresOf(outcome).map(({ what, figure }) => `| ${what} | ${figure} |\n`)
  return `
## ${outcome.title}

${outcome.about}

**${verdict(outcome)}**

| What | Figure |
|---|---|
${rows.join('')}| Run | ${machine.date}, commit ${machine.commit}, \`${command}\` |
| Machine | ${where}; load when it began ${machine.load} |
`
}
