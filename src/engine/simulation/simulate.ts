/**
 * Rates inspections twice from the same answers, by their own rules and by others, and sets the two side by side.
 * Panels' decisions are left out on both sides: nobody knows what a panel would have decided on other figures.
 */
import type { Framework } from '../framework/shape.ts'
import { rate } from '../rating/rate.ts'
import type { Inspected } from './inspected.ts'
import type { Rules } from './rules.ts'
import { type Scheme, schemeFor } from './scheme.ts'
import { type Side, sideUnder } from './side.ts'
import { type Transitions, transitions } from './transitions.ts'

export type SimulatedInspection = {
  id: string
  name: string
  framework: string
  /** After its panel, as it stands on record. */
  onRecord: { score: number | null; outOf: number; overall: string | null }
  /** Standards that a panel changed, by reference: on neither side. */
  setAside: string[]
  before: Side
  after: Side
  /** What would follow if the given share of the answers that nobody has were sufficient; not a forecast. */
  assumed: Side | null
}

export type Simulation = {
  rules: Rules
  inspections: SimulatedInspection[]
  standards: Transitions
  overall: Transitions
}

/** @param frameworks those the rules may name; the inspections bring their own */
export function simulate(
  rules: Rules,
  inspections: readonly Inspected[],
  frameworks: readonly Framework[],
): Simulation {
  const ready = new Map<Framework, { before: Scheme; after: Scheme }>()
  const schemesFor = (framework: Framework) => {
    const known = ready.get(framework)
    if (known) return known
    const made = { before: schemeFor(framework, {}, []), after: schemeFor(framework, rules, frameworks) }
    ready.set(framework, made)
    return made
  }
  const simulated = inspections.map((inspected): SimulatedInspection => {
    const { before, after } = schemesFor(inspected.framework)
    const { id, name, framework, results } = inspected
    const rated = results.discretion.length > 0 ? rate(framework, results) : null
    const own = sideUnder(before, inspected)
    const share = rules.unaskedSufficient
    return {
      id,
      name,
      framework: framework.id,
      onRecord: rated
        ? { score: rated.score, outOf: rated.outOf, overall: rated.overall }
        : { score: own.score?.lowest ?? null, outOf: own.outOf, overall: own.overall?.lowest ?? null },
      setAside: results.discretion.map((one) => one.ref),
      before: own,
      after: sideUnder(after, inspected),
      assumed: share === undefined ? null : sideUnder(after, inspected, share),
    }
  })
  const ratings = [...ready.values()].flatMap(({ before, after }) => [
    ...before.framework.ratings,
    ...after.framework.ratings,
  ])
  return {
    rules,
    inspections: simulated,
    standards: transitions(
      ratings,
      simulated.flatMap(({ before, after }) =>
        before.standards.map((one) => ({ from: one, to: after.standards.find(({ id }) => id === one.id) })),
      ),
    ),
    overall: transitions(
      ratings,
      simulated.map(({ before, after }) => ({ from: before.overall, to: after.overall })),
    ),
  }
}
