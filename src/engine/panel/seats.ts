/**
 * Who may decide on a ratings panel (method, sections 1 and 7: the lead attends and does not decide; a member with an
 * interest cannot decide). Everything that stands in the way is said, not the first thing only.
 */

export type Part = 'chair' | 'member' | 'lead-inspector' | 'away'

/** What is known of a person at a meeting, as far as it bears on deciding. */
export type Seat = {
  part: Part
  /** What they said of themselves at this meeting; null while they have said nothing. */
  declared: { interest: boolean } | null
  /** Still on the inspection's team as chair or member of the panel. */
  onPanel: boolean
  leads: boolean
  /** Proposed a rating of this inspection. */
  proposed: boolean
  /** Is recorded as coming from the inspected service. */
  ownService: boolean
  /** Registered an interest in the service, or in one of the cases. */
  registeredInterest: boolean
}

export type Obstacle =
  | 'attends'
  | 'away'
  | 'leads'
  | 'proposed'
  | 'not-on-panel'
  | 'own-service'
  | 'registered-interest'
  | 'declared-interest'
  | 'not-declared'

/** Everything that keeps somebody from deciding; nothing for whoever decides. */
export function obstaclesOf(seat: Seat): Obstacle[] {
  if (seat.part === 'lead-inspector') return ['attends']
  if (seat.part === 'away') return ['away']
  const found: Obstacle[] = []
  if (seat.leads) found.push('leads')
  if (seat.proposed) found.push('proposed')
  if (!seat.onPanel) found.push('not-on-panel')
  if (seat.ownService) found.push('own-service')
  if (seat.registeredInterest) found.push('registered-interest')
  if (seat.declared?.interest) found.push('declared-interest')
  if (!seat.declared) found.push('not-declared')
  return found
}

const conflicts: readonly Obstacle[] = ['own-service', 'registered-interest', 'declared-interest']

/** Whether they are too close to the service. Whoever merely has not declared yet is not in conflict. */
export const inConflict = (seat: Seat): boolean => obstaclesOf(seat).some((one) => conflicts.includes(one))

export type Quorum = { deciding: number; needed: number; chairDecides: boolean; met: boolean }

/** The panel can decide when enough of it are free to, and its chair is one of them. */
export function quorumOf(seats: readonly Seat[], needed: number): Quorum {
  const free = seats.filter((seat) => obstaclesOf(seat).length === 0)
  const chairDecides = free.some((seat) => seat.part === 'chair')
  return { deciding: free.length, needed, chairDecides, met: chairDecides && free.length >= needed }
}
