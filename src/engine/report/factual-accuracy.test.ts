import { describe, expect, test } from 'vitest'
import { takingComments, whyNotClosed, workingDaysAfter } from './factual-accuracy.ts'

test.each([
  ['2027-03-01', 10, '2027-03-15'],
  ['2027-03-05', 1, '2027-03-08'],
  ['2027-03-06', 1, '2027-03-08'],
  ['2027-03-05', 5, '2027-03-12'],
  ['2026-12-28', 10, '2027-01-11'],
  ['2027-03-03', 0, '2027-03-03'],
])('from %s, %i working days lead to %s', (from, days, to) => expect(workingDaysAfter(from, days)).toBe(to))

const round = { dueOn: '2027-03-15', leaveUntil: null, finished: false, closed: false }

describe('comments', () => {
  test.each([
    ['on the last day', {}, '2027-03-15', 'in-time'],
    ['a day later', {}, '2027-03-16', 'over'],
    ['late, with leave', { leaveUntil: '2027-03-17' }, '2027-03-17', 'late'],
    ['after the leave', { leaveUntil: '2027-03-17' }, '2027-03-18', 'over'],
    ['in time although leave was given', { leaveUntil: '2027-03-17' }, '2027-03-15', 'in-time'],
    ['once the service has finished', { finished: true }, '2027-03-02', 'finished'],
    ['once the round is closed', { closed: true, leaveUntil: '2027-09-01' }, '2027-03-02', 'closed'],
  ])('%s: %o on %s is %s', (_, change, today, taking) =>
    expect(takingComments({ ...round, ...change }, today)).toBe(taking),
  )
})

describe('a round is closed', () => {
  test.each([
    ['not while the service may comment', {}, 0, '2027-03-15', 1],
    ['not with a comment unanswered', {}, 2, '2027-03-16', 1],
    ['for both reasons', {}, 1, '2027-03-15', 2],
    ['when the days are over', {}, 0, '2027-03-16', 0],
    ['when the service has finished', { finished: true }, 0, '2027-03-02', 0],
    ['not while leave runs', { leaveUntil: '2027-03-20' }, 0, '2027-03-18', 1],
  ])('%s', (_, change, unanswered, today, reasons) =>
    expect(whyNotClosed({ ...round, ...change }, unanswered, today)).toHaveLength(reasons),
  )
})
