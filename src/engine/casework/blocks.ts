/**
 * Who must not assess which case (method, section 1: a local assessor comes from another service and never assesses
 * their own; whoever is too close to a service or to a case declares it).
 */

/** What is known of a person who might assess cases, as far as it can stand in the way. */
export type Closeness = {
  localAssessor: boolean
  /** The service a person comes from, where one is recorded. */
  ownService: string | null
  /** Services and cases in which an interest is declared and not withdrawn. */
  services: ReadonlySet<string>
  cases: ReadonlySet<string>
  /** Cases that the person assesses a second time: nobody is both views of a case. */
  secondOf?: ReadonlySet<string>
}

export type CaseInService = { service: string; case: string }

export type Block =
  /** The person comes from the inspected service. */
  | 'own-service'
  | 'declared-service'
  | 'declared-case'
  | 'second-assessor'
  /** A local assessor of whom nobody recorded where they come from: it might be here. */
  | 'own-service-unknown'

/** Everything that stands in the way, the weightiest first; nothing for whoever may assess the case. */
export function blocksFor(person: Closeness, one: CaseInService): Block[] {
  const blocks: Block[] = []
  if (person.ownService === one.service) blocks.push('own-service')
  if (person.services.has(one.service)) blocks.push('declared-service')
  if (person.cases.has(one.case)) blocks.push('declared-case')
  if (person.secondOf?.has(one.case)) blocks.push('second-assessor')
  if (person.localAssessor && person.ownService === null) blocks.push('own-service-unknown')
  return blocks
}

const closeToIt: readonly Block[] = ['own-service', 'declared-service', 'declared-case']

/**
 * Whether a block also stops work on a case that somebody was given before. What is merely not recorded yet stops
 * the next case from being given, and is shown to the lead; a gap in the register takes nobody's work away.
 */
export const stopsWork = (block: Block): boolean => closeToIt.includes(block)
