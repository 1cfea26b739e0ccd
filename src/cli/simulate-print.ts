/** A simulation for a person at a terminal: both sides of every inspection, what changes, and what nobody can know. */
import type { Framework } from '#engine/framework/shape.ts'
import { ratingRange, rulesInWords, scoreRange, whyNotKnown } from '#engine/simulation/in-words.ts'
import type { SimulatedInspection, Simulation } from '#engine/simulation/simulate.ts'
import type { Transitions } from '#engine/simulation/transitions.ts'
import { columns } from './columns.ts'

function overview({ inspections, rules }: Simulation): string[] {
  const share = rules.unaskedSufficient
  return columns([
    [
      '',
      'On record',
      '',
      'Own rules',
      '',
      'These rules',
      '',
      ...(share === undefined ? [] : [`If ${share}% of the unasked are sufficient`]),
    ],
    ...inspections.map((one) => [
      one.name,
      `${one.onRecord.score ?? '–'}`,
      one.onRecord.overall ?? 'Not rated',
      scoreRange(one.before),
      ratingRange(one.before.overall),
      scoreRange(one.after),
      ratingRange(one.after.overall),
      ...(one.assumed ? [`${scoreRange(one.assumed)} ${ratingRange(one.assumed.overall)}`] : []),
    ]),
  ])
}

/** Standards that other rules rate otherwise, or may. */
function changed({ name, before, after }: SimulatedInspection): string[] {
  const rows = after.standards.flatMap((standard) => {
    const own = before.standards.find((one) => one.id === standard.id)
    const [from, to] = [own ? ratingRange(own) : 'not asked', ratingRange(standard)]
    return from === to ? [] : [[`${standard.ref} ${standard.name}`, from, to, whyNotKnown(standard)]]
  })
  if (rows.length === 0) return ['', `${name}: no standard changes.`]
  return ['', name, ...columns(rows).map((line) => `  ${line}`)]
}

function matrix(title: string, { ratings, counts, notKnown, gone }: Transitions): string[] {
  const missing = gone.some((count) => count > 0)
  return [
    '',
    title,
    ...columns([
      ['', ...ratings, 'not known', ...(missing ? ['not rated'] : [])],
      ...ratings.map((rating, row) => [
        rating,
        ...counts[row]!.map(String),
        `${notKnown[row]}`,
        ...(missing ? [`${gone[row]}`] : []),
      ]),
    ]),
  ]
}

export function printSimulation(simulation: Simulation, frameworks: readonly Framework[]): string {
  const { rules, inspections } = simulation
  return `${[
    rules.title,
    ...rulesInWords(rules, frameworks).map((line) => `  ${line}`),
    '',
    ...overview(simulation),
    '',
    'Decisions of ratings panels are on record and on neither side. Where rules change, work changes with them: this says what the same answers would have given.',
    ...matrix('Standards, from own rules (down) to these rules (across)', simulation.standards),
    ...matrix('Overall', simulation.overall),
    ...inspections.flatMap(changed),
  ].join('\n')}\n`
}
