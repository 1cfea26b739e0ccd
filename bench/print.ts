/** The results as a short table for the terminal, and as the page that is kept with the code. */
import type { Machine } from './machine.ts'
import type { Findings, Line, Measurement } from './measurement.ts'
import { withSections } from './sections.ts'

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

const opening = `# Measurements

Written by \`npm run bench -- --write\`, each section from the run it names; sections that were not measured that time stay as they were. Absolute figures belong to the machine they were taken on; the ratios are what to look at. Contenders take turns, round by round; a ratio is taken within each round, and the median of the rounds is printed with the smallest and the largest.
`

/** @param before the page as it stands: its sections about other measurements are kept */
export function resultsPage(
  machine: Machine,
  command: string,
  done: readonly Done[],
  order: readonly string[],
  before: string,
): string {
  const made = done.map((one): [string, string] => [one.measurement.title, section(one, machine, command)])
  return withSections(opening, new Map(made), order, before)
}

function section({ measurement, findings }: Done, machine: Machine, command: string): string {
  const where = `${machine.cores}, ${machine.memory}, Node ${machine.node}, ${machine.system}`
  return `## ${measurement.title}

${measurement.about}

| What | Measured | Against | Ratio | Target |
|---|---|---|---|---|
${findings.lines.map((line) => `| ${line.what} | ${line.measured} | ${line.against ?? ''} | ${ratio(line)} | ${target(line)} |`).join('\n')}
${(findings.notes ?? []).map((note) => `\n${note}\n`).join('')}
Run: ${machine.date}, commit ${machine.commit}, \`${command}\`. Machine: ${where}; load when it began ${machine.load}.
`
}
