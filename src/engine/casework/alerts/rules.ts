/** The rules of alerts that hold for an inspection, from the framework it is pinned to. */
import type { Alerts, Framework, Severity } from '../../framework/shape.ts'

export type AlertRules = Omit<Alerts, 'fact'> & { fact: Alerts['fact'] | null }

/**
 * Frameworks loaded before alerts were part of them hold none, and somebody may be at risk all the same. The strictest
 * of the shipped times hold then (frameworks/README.md, Alerts), and cases are not asked.
 */
const beforeAlerts: AlertRules = {
  emergency: 'If somebody is in danger now, phone 999 first. Then tell us here.',
  tell: [{ id: 'lead-inspector', label: 'The lead inspector' }],
  severities: [
    {
      id: 'at-risk',
      label: 'At immediate risk',
      meaning: 'Serious harm is happening or likely',
      tell: [{ who: 'lead-inspector', withinMinutes: 30 }],
      acknowledgeWithinMinutes: 30,
      recheckAfterHours: 4,
    },
  ],
  fact: null,
  source: 'own-choice: alerts',
}

export const alertRules = (framework: Framework): AlertRules => framework.alerts ?? beforeAlerts

/** The most severe where nothing else fits, so that no alert is ever without times. */
export const severityOf = (rules: AlertRules, severity: string): Severity =>
  rules.severities.find((one) => one.id === severity) ?? rules.severities[0]!

/** "The lead inspector", or what a person wrote where it is nobody of the rules. */
export const toldLabel = (rules: AlertRules, who: string): string =>
  rules.tell.find((one) => one.id === who)?.label ?? who
