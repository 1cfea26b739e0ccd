import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { loggedFault } from './logged-fault.ts'

describe('what of a fault goes into the log', () => {
  it('is never a row or a value that PostgreSQL quotes', () => {
    const fault = Object.assign(new pg.DatabaseError('invalid input: "a name"', 1, 'error'), {
      severity: 'ERROR',
      code: '23514',
      table: 'answer',
      constraint: 'answer_note_check',
      detail: 'Failing row contains (a name).',
      where: 'a name',
    })
    const logged = loggedFault(fault)
    expect(JSON.stringify(logged)).not.toContain('a name')
    expect(logged).toMatchObject({ code: '23514', table: 'answer', constraint: 'answer_note_check' })
    expect(logged.stack).toContain('logged-fault.test.ts')
  })

  it('is the message of a fault of our own', () => {
    expect(loggedFault(new Error('The thread ended.')).message).toBe('The thread ended.')
  })
})
