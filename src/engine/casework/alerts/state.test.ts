import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../../framework/testing/sound-small-framework.ts'
import { riskAnswer } from './none-found.ts'
import { type AlertRules, alertRules } from './rules.ts'
import { type AlertEvent, alertState, beforeClosing, inWords } from './state.ts'

const rules: AlertRules = {
  emergency: 'Phone first.',
  tell: [
    { id: 'lead', label: 'The lead inspector' },
    { id: 'police', label: 'The police' },
  ],
  severities: [
    {
      id: 'now',
      label: 'Now',
      meaning: 'Today',
      tell: [
        { who: 'lead', withinMinutes: 15 },
        { who: 'police', withinMinutes: 60 },
      ],
      acknowledgeWithinMinutes: 30,
      recheckAfterHours: 4,
    },
  ],
  fact: { id: 'at-risk', noneFound: 'none', raised: 'raised' },
  source: 'guide: alerts',
}

/** Moments of a day by the clock: '09:00' on Monday, 'Tue 09:00' on Tuesday. */
const at = (clock: string): Date => {
  const [time, day] = clock.split(' ').toReversed()
  return new Date(`2027-02-0${day === 'Tue' ? 2 : 1}T${time}:00Z`)
}
type Happened = [clock: string, kind: AlertEvent['kind'], more?: { who?: string; next?: string }]
const stateAt = (now: string, ...happened: Happened[]) =>
  alertState(
    rules,
    {
      severity: 'now',
      noticedAt: at('09:00'),
      events: happened.map(([clock, kind, more]) => ({
        kind,
        happenedAt: at(clock),
        ...(more?.who ? { who: more.who } : {}),
        ...(more?.next ? { nextCheckAt: at(more.next) } : {}),
      })),
    },
    at(now),
  )

const toldAll: Happened[] = [
  ['09:05', 'told', { who: 'lead' }],
  ['09:20', 'told', { who: 'police' }],
]

describe('an alert raised at nine', () => {
  type Row = [story: string, now: string, happened: Happened[], status: string, overdue: string[]]
  const rows: Row[] = [
    ['waits for everything and is late with nothing', '09:00', [], 'raised', []],
    ['is not late at the very minute something is due', '09:15', [], 'raised', []],
    ['is late with the first', '09:25', [], 'raised', ['Tell the lead inspector, 10']],
    [
      'is late with all that is due by noon, the longest first',
      '12:00',
      [],
      'raised',
      ['Tell the lead inspector, 165', 'Acknowledge the alert, 150', 'Tell the police, 120'],
    ],
    [
      'is told to one and not the other',
      '10:30',
      [
        ['09:05', 'told', { who: 'lead' }],
        ['09:10', 'acknowledged'],
      ],
      'acknowledged',
      ['Tell the police, 30'],
    ],
    [
      'told to somebody who is not among those to tell, is late all the same',
      '09:25',
      [['09:05', 'told', { who: 'the mayor' }]],
      'told',
      ['Tell the lead inspector, 10'],
    ],
    [
      'acknowledged late, is late no longer',
      '12:00',
      [...toldAll, ['11:00', 'acknowledged']],
      'acknowledged',
      [],
    ],
    [
      'acted on, is looked at again four hours after the action',
      '13:59',
      [...toldAll, ['09:25', 'acknowledged'], ['10:00', 'acted']],
      'acted',
      [],
    ],
    [
      'acted on and forgotten, is late with its re-check',
      '14:05',
      [...toldAll, ['09:25', 'acknowledged'], ['10:00', 'acted']],
      'acted',
      ['Look at it again, 5'],
    ],
    [
      'is not put off by further actions',
      '14:05',
      [...toldAll, ['09:25', 'acknowledged'], ['10:00', 'acted'], ['13:00', 'acted']],
      'acted',
      ['Look at it again, 5'],
    ],
    [
      'looked at again, waits for the day that was set',
      'Tue 09:00',
      [
        ...toldAll,
        ['09:25', 'acknowledged'],
        ['10:00', 'acted'],
        ['13:00', 'rechecked', { next: 'Tue 10:00' }],
      ],
      'rechecked',
      [],
    ],
    [
      'and is late when that day has come and gone',
      'Tue 12:30',
      [
        ...toldAll,
        ['09:25', 'acknowledged'],
        ['10:00', 'acted'],
        ['13:00', 'rechecked', { next: 'Tue 10:00' }],
      ],
      'rechecked',
      ['Look at it again, 150'],
    ],
    [
      'handed over, is as late as before',
      '09:25',
      [['09:20', 'handed-over']],
      'raised',
      ['Tell the lead inspector, 10'],
    ],
    ['closed, is late with nothing', 'Tue 09:00', [['09:20', 'closed']], 'closed', []],
    [
      'reopened, begins anew',
      '11:20',
      [...toldAll, ['09:25', 'acknowledged'], ['10:00', 'closed'], ['11:00', 'reopened']],
      'raised',
      ['Tell the lead inspector, 5'],
    ],
  ]

  it.each(rows)('%s', (_story, now, happened, status, overdue) => {
    const state = stateAt(now, ...happened)
    expect(state.status).toBe(status)
    expect(state.open).toBe(status !== 'closed')
    expect(state.overdue.map((step) => `${step.todo}, ${step.overdueMinutes}`)).toEqual(overdue)
  })

  it('cannot be closed before everybody was told and something was done', () => {
    expect(beforeClosing(stateAt('09:30', ['09:05', 'told', { who: 'lead' }]))).toEqual([
      'Tell the police',
      'Record what was done',
    ])
    expect(beforeClosing(stateAt('09:30', ...toldAll, ['09:25', 'acted']))).toEqual([])
  })

  it('is late with no more than before as soon as something is done, and with no less as time goes by', () => {
    const kinds = fc.constantFrom<AlertEvent['kind']>('told', 'acknowledged', 'acted', 'handed-over')
    const event = fc.record({ kind: kinds, who: fc.constantFrom('lead', 'police'), minute: fc.nat(600) })
    fc.assert(
      fc.property(fc.array(event), fc.nat(2000), fc.nat(2000), (events, early, more) => {
        const noticedAt = at('09:00')
        const later = (minutes: number) => new Date(noticedAt.getTime() + minutes * 60_000)
        const alert = {
          severity: 'now',
          noticedAt,
          events: events.map((one) => ({ kind: one.kind, who: one.who, happenedAt: later(one.minute) })),
        }
        const names = (state: ReturnType<typeof alertState>) => state.overdue.map((step) => step.todo)
        const now = alertState(rules, alert, later(early))
        expect(names(alertState(rules, alert, later(early + more)))).toEqual(
          expect.arrayContaining(names(now)),
        )
        const untouched = alertState(rules, { ...alert, events: [] }, later(early))
        const steps = (state: typeof now) => names(state).filter((todo) => todo !== 'Look at it again')
        expect(names(untouched)).toEqual(expect.arrayContaining(steps(now)))
      }),
    )
  })
})

describe('the rules of alerts', () => {
  it('hold where the framework is older than alerts, and ask nothing of its cases', () => {
    const rules = alertRules(soundSmallFramework())
    const state = alertState(rules, { severity: 'gone', noticedAt: at('09:00'), events: [] }, at('09:31'))
    expect(state.overdue.map((step) => step.todo)).toEqual([
      'Tell the lead inspector',
      'Acknowledge the alert',
    ])
    expect(riskAnswer(rules, {}, 1)).toEqual({ missing: null, remark: null })
  })
})

describe('“none found” in a case', () => {
  it.each([
    ['none', 0, false, false],
    ['none', 1, false, true],
    ['raised', 0, true, false],
    ['raised', 2, false, false],
    [undefined, 1, false, false],
  ] as const)('answered %s with %i alerts', (value, alerts, missing, remark) => {
    const answer = riskAnswer(rules, { 'at-risk': value }, alerts)
    expect(answer.missing !== null).toBe(missing)
    expect(answer.remark !== null).toBe(remark)
  })
})

describe('how long in words', () => {
  it.each([
    [0, '1 minute'],
    [5, '5 minutes'],
    [60, '1 hour'],
    [125, '2 hours and 5 minutes'],
    [1440, '1 day'],
    [3000, '2 days and 2 hours'],
  ])('%i minutes', (minutes, words) => {
    expect(inWords(minutes)).toBe(words)
  })
})
