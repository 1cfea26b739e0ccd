import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase, testServer } from '#test/database.ts'
import { withDatabase } from '#test/global-setup.ts'
import { connect, openDatabase, refuseOldVersion } from './connect.ts'

let server: Server | undefined
afterEach(() => server?.close())

// A server that answers the first message of every client with the given bytes.
async function serverThatAnswers(answer: Buffer): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return `postgres://lead:secret-word@127.0.0.1:${port}/plumbline`
}

function errorMessage(code: string, words: string): Buffer {
  const body = Buffer.from(`SFATAL\0C${code}\0M${words}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function open(databaseUrl: string) {
  return openDatabase({ databaseUrl, dataDirectory: '/nowhere' })
}

describe('a server that cannot be used is a fault in plain words, without the password', () => {
  test.each([
    ['wrong password', '28P01', 'password authentication failed', 'wrong-credentials'],
    ['user not allowed', '28000', 'no pg_hba.conf entry', 'wrong-credentials'],
    ['no such database', '3D000', 'database does not exist', 'database-missing'],
    ['still starting', '57P03', 'the database system is starting up', 'cannot-reach-server'],
  ])('%s', async (_story, code, words, fault) => {
    const url = await serverThatAnswers(errorMessage(code, words))
    const error = await open(url).catch((reason) => reason)
    expect(error).toMatchObject({ name: 'DatabaseFault', code: fault })
    expect(`${error.message} ${error.remedy}`).toContain('lead@127.0.0.1')
    expect(`${error.message} ${error.remedy}`).not.toContain('secret-word')
  })

  test('nothing listens there', async () => {
    const url = await serverThatAnswers(Buffer.alloc(0))
    await new Promise((resolve) => server!.close(resolve))
    await expect(open(url)).rejects.toMatchObject({ code: 'cannot-reach-server' })
  })

  test('something else listens there, which hangs up', async () => {
    await expect(open(await serverThatAnswers(Buffer.alloc(0)))).rejects.toMatchObject({
      code: 'cannot-reach-server',
    })
  })

  test('no such socket', async () => {
    await expect(open('postgres://lead@localhost/plumbline?host=/nowhere')).rejects.toMatchObject({
      code: 'cannot-reach-server',
      message: expect.stringContaining('/nowhere'),
    })
  })

  test('no such database on a real server', async () => {
    const { connectionString } = await testServer()
    await expect(open(withDatabase(connectionString, 'nosuch'))).rejects.toMatchObject({
      code: 'database-missing',
    })
  })
})

test('PostgreSQL 15 is new enough, 14 is not', () => {
  expect(() => refuseOldVersion(150_000, 'here')).not.toThrow()
  expect(() => refuseOldVersion(140_019, 'here')).toThrow(
    expect.objectContaining({ code: 'server-too-old', message: expect.stringContaining('PostgreSQL 14') }),
  )
})

describe('an open database', () => {
  test('values arrive exactly as they were stored', async () => {
    const database = await testDatabase({ empty: true })
    const { rows } = await database.pool.query(`select
      9007199254740991::int8 as largest, array[1, 2]::int8[] as whole, count(*) as counted,
      date '2021-10-05' as day, array[date '2020-02-29', null] as days,
      0.1::numeric as tenth, timestamptz '2021-10-05 09:30+01' as moment,
      timestamp '2021-10-05 09:30' as wall_clock, '{"a": [1]}'::jsonb as tree`)
    expect(rows).toEqual([
      {
        largest: 9007199254740991,
        whole: [1, 2],
        counted: 1,
        day: '2021-10-05',
        days: ['2020-02-29', null],
        tenth: '0.1',
        moment: new Date('2021-10-05T08:30:00Z'),
        wall_clock: '2021-10-05 09:30:00',
        tree: { a: [1] },
      },
    ])
    await expect(database.pool.query('select 9007199254740992::int8')).rejects.toThrow(/too large/)
    await database.drop()
  })

  test('a connection cut by the server while idle is replaced without anybody noticing', async () => {
    const database = await testDatabase({ empty: true })
    const log: string[] = []
    const other = await connect(database.connectionString, { poolSize: 1, log: (line) => log.push(line) })
    const { rows } = await other.pool.query('select pg_backend_pid() as pid')
    const lost = new Promise((resolve) => other.pool.once('error', resolve))
    await database.pool.query('select pg_terminate_backend($1)', [rows[0].pid])
    await lost
    expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect(log).toEqual([expect.stringContaining('A database connection was lost')])
    await other.close()
    await database.drop()
  })

  test('two test databases know nothing of each other', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()])
    await one.pool.query('create table only_here (id integer)')
    await expect(two.pool.query('select from only_here')).rejects.toThrow(/does not exist/)
    await Promise.all([one.drop(), two.drop()])
  })
})
