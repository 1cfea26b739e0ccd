/** What holds for certainty and groups where a framework does not say: those published before these rules were kept. */
import type { Framework } from '../framework/shape.ts'

export type CertaintyRules = NonNullable<Framework['certainty']>
export type GroupRules = NonNullable<Framework['groups']>

const ownCertainty: CertaintyRules = {
  draws: 10_000,
  assumedWeight: 1,
  sensitivityWeight: 0.5,
  source: 'own-choice: completing the caseload',
}

export const certaintyRules = ({ certainty }: Pick<Framework, 'certainty'>): CertaintyRules =>
  certainty ?? ownCertainty

/** Each category of every column of codes against all other cases. */
export const groupRules = ({ groups, caseload }: Pick<Framework, 'groups' | 'caseload'>): GroupRules =>
  groups ?? {
    compare: caseload.columns.filter(({ kind }) => kind === 'code').map(({ id }) => ({ column: id })),
    compareFrom: 5,
    unlikelyPercent: 5,
    ratesFrom: 5,
    source: 'own-choice: groups of children',
  }
