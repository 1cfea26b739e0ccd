/** The parts people have at a meeting, and what keeps them from deciding, in words. */
import type { Obstacle, Part, Quorum } from '#engine/panel/seats.ts'

export const partLabels: Record<Part, string> = {
  chair: 'Chair',
  member: 'Member',
  'lead-inspector': 'Lead inspector (attends)',
  away: 'Not at the meeting',
}

const obstacles: Record<Obstacle, string> = {
  attends: 'Attends and does not decide',
  away: 'Not at the meeting',
  leads: 'Leads the inspection',
  proposed: 'Proposed a rating of this inspection',
  'not-on-panel': 'No longer on the panel',
  'own-service': 'Comes from this service',
  'registered-interest': 'Registered an interest in this service or one of its cases',
  'declared-interest': 'Declared an interest',
  'not-declared': 'Has not declared yet',
}

export const obstacleInWords = (obstacle: Obstacle): string => obstacles[obstacle]

/** What is missing for a quorum; null when there is one. */
export function quorumMissing({ deciding, needed, chairDecides, met }: Quorum): string | null {
  if (met) return null
  if (!chairDecides)
    return 'The chair has not declared yet, or is not free to decide. Until then the panel cannot decide.'
  return `There is no quorum: ${deciding} of the panel ${deciding === 1 ? 'is' : 'are'} free to decide, and ${needed} must be.`
}
