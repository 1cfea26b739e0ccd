/** What holds for a sample where a framework does not say: those published before these rules were kept. */
import type { Framework } from '../framework/shape.ts'

export type Substitution = NonNullable<Framework['sampling']['substitution']>

const ownRules: Substitution = {
  ineligible: [{ id: 'not-eligible', label: 'It should not have been on the list' }],
  notInspectable: [{ id: 'not-inspectable', label: 'Nobody could read it' }],
  warnAbovePercent: 10,
  source: 'own-choice: cases that leave the sample',
}

type Sampling = Pick<Framework, 'sampling'>

export const substitutionOf = ({ sampling }: Sampling): Substitution => sampling.substitution ?? ownRules

/** The strata in the order to sort by where no list of possible samples is drawn from. */
export const sortingOrder = ({ sampling }: Sampling): string[] => sampling.systematicOrder ?? sampling.strata

/** Groups of fewer sampled cases are too small to say anything about. */
export const smallestGroup = ({ sampling }: Sampling): number => sampling.groupFrom ?? 5
