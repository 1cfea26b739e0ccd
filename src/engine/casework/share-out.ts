/**
 * Shares out the cases that nobody has. First, evenly: each next case is promised to whoever has the fewest, so that
 * among people whom nothing blocks the numbers differ by one at most. Then, within what each was promised, one case
 * manager's cases go to as few people as can be, because each of them interviews the case manager.
 */

export type CaseToShare = {
  id: string
  kind: string
  /** Reference of the service's case manager, where the caseload tells it. */
  manager: string | null
  assessor: string | null
  completed: boolean
}

type Load = {
  person: string
  all: number
  promised: number
  kinds: Map<string, number>
  managers: Set<string>
}

const managerOf = (one: CaseToShare): string => one.manager || `none:${one.id}`

function loadsOf(cases: CaseToShare[], people: string[]): Load[] {
  return people.map((person) => {
    const load: Load = { person, all: 0, promised: 0, kinds: new Map(), managers: new Set() }
    for (const one of cases) if (one.assessor === person) take(load, one)
    return load
  })
}

function take(load: Load, one: CaseToShare): void {
  load.all += 1
  load.kinds.set(one.kind, (load.kinds.get(one.kind) ?? 0) + 1)
  load.managers.add(managerOf(one))
}

/** The first of the list that no other goes before; ties go by the order of the people. */
const best = (loads: Load[], order: (load: Load) => number[]): Load | undefined =>
  loads.toSorted((a, b) => {
    const [left, right] = [order(a), order(b)]
    const at = left.findIndex((value, place) => value !== right[place])
    return at < 0 ? 0 : left[at]! - right[at]!
  })[0]

/**
 * @param people in the order in which ties go
 * @param free whether nothing stands between a person and a case
 * @returns who is to have which case; a case that nobody may have is left out
 */
export function shareOut(
  cases: CaseToShare[],
  people: string[],
  free: (person: string, caseId: string) => boolean,
): { id: string; assessor: string }[] {
  const loads = loadsOf(cases, people)
  const open = cases.filter((one) => one.assessor === null && !one.completed)
  const shareable = open.filter((one) => people.some((person) => free(person, one.id)))
  const waiting = new Set(shareable.map(managerOf))
  for (const _ of shareable) {
    const takesSome = loads.filter(({ person }) => shareable.some((one) => free(person, one.id)))
    // Of two who have the same number, whoever interviews one of these case managers already.
    const interviews = (load: Load) => [...load.managers].some((manager) => waiting.has(manager))
    best(takesSome, (load) => [load.all + load.promised, interviews(load) ? 0 : 1])!.promised += 1
  }
  const groups = [...Map.groupBy(shareable, managerOf).values()].toSorted((a, b) => b.length - a.length)
  return groups.flatMap((group) =>
    group.map((one, at) => {
      const left = group.length - at
      const able = loads.filter(({ person }) => free(person, one.id))
      const due = able.filter((load) => load.promised > 0)
      const to =
        best(due, (load) => [
          load.managers.has(managerOf(one)) ? 0 : 1,
          // Whoever can take the whole rest, and has least to spare; failing that, whoever takes most of it.
          load.promised >= left ? 0 : 1,
          load.promised >= left ? load.promised : -load.promised,
          load.kinds.get(one.kind) ?? 0,
        ]) ?? best(able, (load) => [load.all])!
      if (to.promised > 0) to.promised -= 1
      take(to, one)
      return { id: one.id, assessor: to.person }
    }),
  )
}
