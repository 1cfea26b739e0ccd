/** Checks rules for a simulation against the frameworks there are: every fault together. */
import type { Fault, FaultAt } from '../framework/fault.ts'
import { oneOf } from '../framework/fault.ts'
import { keyQuestionById, standardById } from '../framework/find.ts'
import { humanPath } from '../framework/human-path.ts'
import type { Framework } from '../framework/shape.ts'
import { shapeFaults } from '../framework/shape-fault.ts'
import { bandsInOrder } from '../rating/band.ts'
import { caseKindKey } from '../rating/results.ts'
import { changingParts, type Rules, rulesShape } from './rules.ts'

/** `raw` is the parsed file. Returns the rules, or every fault found. */
export function checkRules(
  frameworks: readonly Framework[],
  raw: unknown,
): { rules: Rules } | { faults: Fault[] } {
  const parsed = rulesShape.safeParse(raw)
  const found = parsed.success
    ? inMeaning(frameworks, parsed.data)
    : [...shapeFaults(parsed.error.issues, raw), ...inMeaning(frameworks, soundParts(raw))]
  if (parsed.success && found.length === 0) return { rules: parsed.data }
  return {
    faults: found.map(({ kind, at, message }) => ({ kind, path: humanPath(raw, at, 'rules'), message })),
  }
}

/** What can still be checked of rules whose shape is broken in places: each sound part on its own. */
function soundParts(raw: unknown): Rules {
  const sound: Record<string, unknown> = { title: '-' }
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  for (const [name, shape] of Object.entries(rulesShape.shape))
    if (name in given && shape.safeParse(given[name]).success) sound[name] = given[name]
  // A part that is there and broken is told by its shape, not as missing.
  return { ...(sound as Rules), ...(changes(given as Rules) ? { noLimits: true } : {}) }
}

const changes = (rules: Partial<Rules>): boolean => changingParts.some((part) => rules[part] !== undefined)

function inMeaning(all: readonly Framework[], rules: Rules): FaultAt[] {
  const faults: FaultAt[] = []
  const fault = (at: (string | number)[], message: string, kind = 'unknown-reference') =>
    faults.push({ kind, at, message })
  const named = (id: string | undefined, at: string[]): Framework | undefined => {
    const framework = all.find((one) => one.id === id)
    if (id !== undefined && !framework)
      fault(at, `there is no framework "${id}"; use ${oneOf(all.map((one) => one.id))}`)
    return framework
  }
  if (!changes(rules))
    fault([], `changes no rule; give at least one of ${oneOf(changingParts)}`, 'changes-nothing')
  const under = named(rules.framework, ['framework'])
  named(rules.cases?.subSamplesOf, ['cases', 'subSamplesOf'])
  const meant = under ? [under] : all
  const cases = rules.cases
  if (cases && (cases.whole === undefined) === (cases.subSamplesOf === undefined))
    fault(['cases'], 'must have one of whole and subSamplesOf, and not both', 'contradiction')
  if (cases?.leftOut && !cases.subSamplesOf)
    fault(
      ['cases', 'leftOut'],
      'says how many cases a sub-sample leaves out; give subSamplesOf too',
      'contradiction',
    )
  const kinds = new Set(meant.flatMap((one) => one.caseKinds.map((kind) => caseKindKey(kind.id))))
  for (const kind of Object.keys(cases?.leftOut ?? {}))
    if (!kinds.has(kind)) fault(['cases', 'leftOut', kind], `is no kind of case; use ${oneOf([...kinds])}`)
  faults.push(...inBoundaries(meant, rules.boundaries))
  faults.push(...inLeading(meant, rules))
  rules.within?.forEach((id, index) => {
    const known = meant.some((one) => standardById(one, id) || one.domains.some((domain) => domain.id === id))
    if (!known) fault(['within', index], `"${id}" is no domain or standard`)
  })
  if (rules.within && !rules.standardFrom && !rules.leading && !rules.cases)
    fault(['within'], 'narrows standardFrom, leading or cases, and none of them is given', 'contradiction')
  rules.unknown?.forEach((id, index) => {
    if (!all.some((one) => standardById(one, id))) fault(['unknown', index], `"${id}" is no standard`)
  })
  return faults
}

function inBoundaries(meant: readonly Framework[], boundaries: Rules['boundaries']): FaultAt[] {
  const faults: FaultAt[] = []
  const movable = new Set(
    meant.flatMap((one) =>
      bandsInOrder(one.keyQuestionBands)
        .slice(1)
        .map((band) => band.rating),
    ),
  )
  const known = Object.keys(boundaries ?? {}).filter((rating) => movable.has(rating))
  for (const rating of Object.keys(boundaries ?? {}))
    if (!movable.has(rating))
      faults.push({
        kind: 'unknown-rating',
        at: ['boundaries', rating],
        message: `has no boundary to move; use ${oneOf([...movable])}`,
      })
  if (known.length === 0) return faults
  for (const { id, keyQuestionBands } of meant) {
    const moved = bandsInOrder(keyQuestionBands).map((band) => boundaries![band.rating] ?? band.from)
    if (moved.some((from, at) => at > 0 && from <= moved[at - 1]!)) {
      faults.push({
        kind: 'bands-out-of-order',
        at: ['boundaries'],
        message: `must rise from band to band; under ${id} they would begin at ${moved.join(', ')}`,
      })
      break
    }
  }
  return faults
}

function inLeading(meant: readonly Framework[], { leading, standardFrom }: Rules): FaultAt[] {
  if (!leading) return []
  const faults: FaultAt[] = []
  const at = ['leading', 'keyQuestions']
  if (standardFrom && standardFrom !== 'lowest')
    faults.push({
      kind: 'contradiction',
      at: ['leading'],
      message: `cannot be put together with standardFrom ${standardFrom}; ask for one of them`,
    })
  leading.keyQuestions.forEach((id, index) => {
    if (!meant.some((one) => keyQuestionById(one, id)))
      faults.push({ kind: 'unknown-reference', at: [...at, index], message: `"${id}" is no key question` })
  })
  for (const framework of meant)
    for (const standard of framework.domains.flatMap((domain) => domain.standards)) {
      const leads = standard.keyQuestions.filter((one) => leading.keyQuestions.includes(one.id))
      if (leads.length < 2) continue
      faults.push({
        kind: 'contradiction',
        at,
        message: `names ${leads.map((one) => one.ref).join(' and ')} of ${framework.id}; one key question can lead a standard`,
      })
    }
  return faults
}
