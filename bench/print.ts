/** The results as a short table for the terminal, and as the page that is kept with the code. */
import type { Machine } from './machine.ts'
import type { Findings, Line, Measurement } from './measurement.ts'

export type Done = { measurement: Measurement; findings: Findings }

const ratio = ({ ratio: of }: Line): string =>
  of ? `${short(of.value)}× (${short(of.from)} to ${short(of.to)})` : ''

const short = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toFixed(2))

const target = ({ target: of }: Line): string => (of ? `${of.text}: ${of.met ? 'met' : 'NOT MET'}` : '')

export function terminalTable(done: readonly Done[]): string {
  return done
    .map(({ measurement, findings }) =>
      [
        '',
        measurement.title,
        ...findings.lines.map((line) => {
          const parts = [line.measured, line.against, ratio(line), target(line)].filter(Boolean)
          return `  ${line.what}\n    ${parts.join(' | ')}`
        }),
        ...(findings.notes ?? []).map((note) => `  ${note}`),
      ].join('\n'),
    )
    .join('\n')
}

export function resultsPage(machine: Machine, command: string, done: readonly Done[]): string {
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
  return `# Measurements

Written by \`npm run bench -- --write\` from one run. Absolute figures belong to the machine they were taken on; the ratios are what to look at. Contenders take turns, round by round; a ratio is taken within each round, and the median of the rounds is printed with the smallest and the largest.

| | |
|---|---|
${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}
${done.map(section).join('')}`
}

const section = ({ measurement, findings }: Done): string => `
## ${measurement.title}

${measurement.about}

| What | Measured | Against | Ratio | Target |
|---|---|---|---|---|
${findings.lines.map((line) => `| ${line.what} | ${line.measured} | ${line.against ?? ''} | ${ratio(line)} | ${target(line)} |`).join('\n')}
${(findings.notes ?? []).map((note) => `\n${note}\n`).join('')}`
