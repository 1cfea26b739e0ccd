import { expect, test } from 'vitest'
import { describeServer, recogniseFault } from './recognise-fault.ts'

function failing(code: string, message = 'it failed'): Error {
  return Object.assign(new Error(message), { code })
}

test.each([
  ['the server has no room', failing('53100'), 'disk-full'],
  ['our own disk has no room', failing('ENOSPC'), 'disk-full'],
  ['our quota is used up', failing('EDQUOT'), 'disk-full'],
  ['the host has no such name', failing('ENOTFOUND'), 'cannot-reach-server'],
  ['both addresses of the host refuse', new AggregateError([failing('ECONNREFUSED')]), 'cannot-reach-server'],
  ['the server stays silent', new Error('timeout exceeded when trying to connect'), 'cannot-reach-server'],
  [
    'a password is wanted and none was given',
    new Error('SASL: client password must be a string'),
    'wrong-credentials',
  ],
])('%s', (_story, error, code) => {
  expect(recogniseFault(error, 'db.example')).toMatchObject({
    code,
    message: expect.stringContaining('db.example'),
    cause: error,
  })
})

test('a query that is wrong is no fault of the set-up', () => {
  expect(recogniseFault(failing('42703', 'column "password" does not exist'), 'db.example')).toBeUndefined()
  expect(recogniseFault(new TypeError('x is not a function'), 'db.example')).toBeUndefined()
  expect(recogniseFault(undefined, 'db.example')).toBeUndefined()
})

test('a server is described without its password', () => {
  expect(describeServer('postgres://lead:secret@db.example:5433/plumbline')).toBe(
    'lead@db.example:5433/plumbline',
  )
  expect(describeServer('postgres:///plumbline?host=/run/postgresql')).toBe('/run/postgresql/plumbline')
  expect(describeServer('secret nonsense')).toBe('the address in DATABASE_URL')
})
