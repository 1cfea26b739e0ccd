/** Who sat when a meeting ended: kept with its end, so that nothing that is registered later changes who decided. */
import type { Sat } from '../../panel-record.ts'
import type { SeatHere } from './seats.queries.ts'

export const satAt = (seats: readonly SeatHere[]): Sat[] =>
  seats
    .filter(({ version }) => version > 0)
    .map(({ person, seat, obstacles, conflict }) => ({
      person,
      part: seat.part,
      obstacles,
      conflict,
    }))

/** The seats with what stood in the way at the end. Whoever was too close then, or is now, still reads nothing. */
export const asTheySat = (seats: readonly SeatHere[], sat: readonly Sat[]): SeatHere[] =>
  seats.map((seat) => {
    const then = sat.find(({ person }) => person === seat.person)
    if (!then) return seat
    return { ...seat, obstacles: then.obstacles, conflict: then.conflict || seat.conflict }
  })
