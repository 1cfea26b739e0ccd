/** A simulation for a person at a terminal: both sides of every inspection, what changes, and what nobody can know. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Change, whyNoChangeInWords } from '#engine/simulation/change.ts'
import { howManyOf, meanPoints, middleOf } from '#engine/simulation/how-many-move.ts'
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

function howSure({ inspections }: Simulation, changes: ReadonlyMap<string, Change>): string[] {
  const rows = inspections.flatMap(({ id, name }) => {
    const change = changes.get(id)
    if (!change || 'why' in change) return []
    const { overall, draws } = change
    const moves = overall ? [overall.down, overall.same, overall.up] : []
    const mean = meanPoints(change)
    return [
      [
        name,
        ...(overall ? moves.map((times) => chanceText(times, draws)) : ['–', '–', '–']),
        mean === null ? '–' : mean.toFixed(1),
        draws === 1 ? 'every case was assessed' : `${draws.toLocaleString('en-GB')} completed caseloads`,
      ],
    ]
  })
  const why = new Set([...changes.values()].flatMap((one) => ('why' in one ? [one.why] : [])))
  const moving = howManyOf(changes.values())
  const { from, to } = middleOf(moving.any, 80)
  return [
    '',
    'How sure overall changes are, when only a sample of the caseload was assessed',
    ...(rows.length > 0
      ? columns([['', 'lower', 'the same', 'higher', 'points on average', ''], ...rows])
      : ['  This can be said of none of these inspections.']),
    ...[...why].map((one) => `  Left out: ${whyNoChangeInWords[one]}`),
    ...(moving.services > 0
      ? [
          `Of ${moving.services}, four times out of five ${to === 0 ? 'none' : from === to ? from : `${from} to ${to}`} get another overall rating by these rules.`,
          ...columns([
            ['So many services', 'get another rating', 'a lower one', 'a higher one'],
            ...moving.any.flatMap((_, many) => {
              const chances = [moving.any, moving.down, moving.up].map((all) => all[many]!)
              return Math.max(...chances) < 0.005
                ? []
                : [[`${many}`, ...chances.map((one) => chanceText(one, 1))]]
            }),
          ]),
        ]
      : []),
  ]
}

export function printSimulation(
  simulation: Simulation,
  changes: ReadonlyMap<string, Change>,
  frameworks: readonly Framework[],
): string {
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
    ...howSure(simulation, changes),
    ...inspections.flatMap(changed),
  ].join('\n')}\n`
}
