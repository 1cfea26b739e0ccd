/** Alerts: what an author may get wrong, and what they are told. */
import type { Row } from './broken-framework.ts'
import type { RawFramework } from './small-framework.ts'

/** Adds alerts as they should be, then breaks them. */
const withAlerts = (breakThem: (alerts: RawFramework, raw: RawFramework) => void) => (raw: RawFramework) => {
  raw.codeLists.risk = [
    { code: 'none-found', label: 'None found' },
    { code: 'raised', label: 'Raised' },
  ]
  raw.facts.push({ id: 'at-risk', label: 'At risk?', kind: 'choice', codes: 'risk' })
  raw.alerts = {
    emergency: 'Phone first.',
    tell: [
      { id: 'lead', label: 'The lead' },
      { id: 'police', label: 'The police' },
    ],
    severities: [
      {
        id: 'now',
        label: 'Now',
        meaning: 'Today',
        tell: [{ who: 'lead', withinMinutes: 15 }],
        acknowledgeWithinMinutes: 30,
        recheckAfterHours: 4,
      },
      {
        id: 'soon',
        label: 'Soon',
        meaning: 'This week',
        tell: [{ who: 'lead', withinMinutes: 60 }],
        acknowledgeWithinMinutes: 60,
        recheckAfterHours: 24,
      },
    ],
    fact: { id: 'at-risk', noneFound: 'none-found', raised: 'raised' },
    source: 'guide: alerts',
  }
  breakThem(raw.alerts, raw)
}

export const soundAlerts = withAlerts(() => {})

export const alertRows: Row[] = [
  [
    'an alert that tells a stranger',
    withAlerts((alerts) => {
      alerts.severities[1].tell.push({ who: 'mayor', withinMinutes: 5 })
    }),
    'unknown-person-to-tell',
    'small-2030 › alerts › severity soon › person to tell mayor: is not among those who can be told; use lead or police',
  ],
  [
    'somebody told twice of one alert',
    withAlerts((alerts) => {
      alerts.severities[0].tell.push({ who: 'lead', withinMinutes: 5 })
    }),
    'duplicate-id',
    'small-2030 › alerts › severity now › person to tell lead: the person to tell "lead" is used twice; give each its own',
  ],
  [
    'two severities of one name',
    withAlerts((alerts) => {
      alerts.severities[1].id = 'now'
    }),
    'duplicate-id',
    'small-2030 › alerts › severity now: the severity id "now" is used twice; give each its own',
  ],
  [
    'a lesser severity that is more urgent',
    withAlerts((alerts) => {
      alerts.severities[1].acknowledgeWithinMinutes = 10
    }),
    'severities-out-of-order',
    'small-2030 › alerts › severity soon: waits for less time than "Now" above it; put the most severe first',
  ],
  [
    'a severity whose alerts nobody hears of',
    withAlerts((alerts) => {
      alerts.severities[0].tell = []
    }),
    'shape',
    'small-2030 › alerts › severity now › tell: must have at least 1 entry',
  ],
  [
    'an alert that is due at once',
    withAlerts((alerts) => {
      alerts.severities[0].acknowledgeWithinMinutes = 0
    }),
    'shape',
    'small-2030 › alerts › severity now › acknowledge within minutes: must be 1 or more, not 0',
  ],
  [
    'alerts of a fact that is not asked of every case',
    withAlerts((_, raw) => {
      raw.facts.at(-1).caseKinds = ['court']
    }),
    'unknown-alert-fact',
    'small-2030 › alerts › fact: "at-risk" must be a fact with codes that the inspector records in every case',
  ],
  [
    'an answer that the fact cannot have',
    withAlerts((alerts) => {
      alerts.fact.noneFound = 'nobody'
    }),
    'unknown-code',
    'small-2030 › alerts › fact › none found: "nobody" is not in the code list risk; use none-found or raised',
  ],
  [
    'alerts that cite a book nobody has',
    withAlerts((alerts) => {
      alerts.source = 'memory: alerts'
    }),
    'unknown-document',
    'small-2030 › alerts › source: cites "memory", which is not among the documents',
  ],
]
