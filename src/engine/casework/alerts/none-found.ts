/** "Is anyone at immediate risk?" is answered in every case; here the answer is held against the alerts there are. */
import type { CaseFacts } from '../case-facts.ts'
import type { AlertRules } from './rules.ts'

export type RiskAnswer = {
  /** What stands in the way of completing the case. */
  missing: string | null
  /** What deserves a second look and stops nothing. */
  remark: string | null
}

/** @param alerts how many alerts were raised for the case, closed ones too */
export function riskAnswer({ fact }: AlertRules, facts: CaseFacts, alerts: number): RiskAnswer {
  const value = fact ? facts[fact.id] : undefined
  return {
    missing:
      fact && value === fact.raised && alerts === 0
        ? 'The facts say that an alert is raised, but there is none for this case. Raise it now'
        : null,
    remark:
      fact && value === fact.noneFound && alerts > 0
        ? 'The facts say that nobody is at immediate risk, but an alert was raised for this case. If that is your judgement now, leave both: they are kept.'
        : null,
  }
}
