/** What the proofs came to, for the terminal and for the page that is kept with the code. */
import type { Machine } from '../../bench/machine.ts'
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

export function resultsPage(machine: Machine, command: string, outcomes: readonly Outcome[]): string {
  const facts = [
    ['Date', machine.date],
    ['Command', `\`${command}\``],
    ['Commit', machine.commit],
    ['Cores', machine.cores],
    ['Memory', machine.memory],
    ['Node', machine.node],
    ['System', machine.system],
    ['Load when it began', machine.load],
  ]
  return `# Proofs

Written by \`npm run proof -- --write\` from one run. A proof that failed says so here. To replay one, set its seed: \`PROOF_SEED=… npm run proof -- crash\`.

| | |
|---|---|
${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}
${outcomes.map(section).join('')}`
}

function section(outcome: Outcome): string {
  const rows = figuresOf(outcome).map(({ what, figure }) => `| ${what} | ${figure} |\n`)
  const table = rows.length > 0 ? `\n| What | Figure |\n|---|---|\n${rows.join('')}` : ''
  return `
## ${outcome.title}

${outcome.about}

**${verdict(outcome)}**
${table}`
}
