/** The server is not brought down cheaply: slow work and slow senders hold up nobody else. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileLimits } from '#platform/files/limits.ts'
import { type TestApp, testApp } from './app.ts'
import { asCsv, type OpenedInspection, openedInspection, sendCaseload } from './opened-inspection.ts'

/** More than the test's database has connections. */
const many = 7

describe('lists of possible samples, which take their time', () => {
  let world: TestApp
  const inspections: OpenedInspection[] = []
  beforeAll(async () => {
    world = await testApp()
    for (let at = 0; at < many; at++) {
      const inspection = await openedInspection(world)
      inspections.push(inspection)
      for (const { id } of inspection.framework.caseKinds)
        await sendCaseload(inspection.lead, inspection, id, inspection.caseload(id, 60, `${at}`))
      await inspection.lead.post(`${inspection.url}/caseload/done`)
    }
  })
  afterAll(() => world.close())

  it('leave the database to everybody else while they are built', async () => {
    for (const { lead } of inspections) await lead.formToken()
    let prepared = 0
    const lists = inspections.map(async ({ lead, url }) => {
      const answer = await lead.post(`${url}/sample/court/prepare`)
      prepared += 1
      return answer.status
    })
    // Were the connections held, a page would have to wait for a list each time.
    let pages = 0
    while (prepared === 0 && (await world.anyone.get('/published')).status === 200) pages += 1
    expect(pages).toBeGreaterThan(10)
    expect(await Promise.all(lists)).toEqual(Array(many).fill(303))
  })

  it('are built once, however often they are asked for', async () => {
    const { lead, url, framework } = inspections[0]!
    const other = framework.caseKinds.find(({ id }) => id !== 'court')!.id
    const answers = await Promise.all(
      Array.from({ length: many }, () => lead.post(`${url}/sample/${other}/prepare`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(many - 1).fill(409)])
    const draws = await Promise.all(
      Array.from({ length: 3 }, (_, at) =>
        lead.post(`${url}/sample/${other}/draw`, { seed: `seed ${at}`, unconfirmed: 'Read out.' }),
      ),
    )
    expect(draws.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  })
})

describe('somebody who sends slowly, or hangs up', () => {
  let world: TestApp
  let inspection: OpenedInspection
  let port: number
  beforeAll(async () => {
    world = await testApp()
    inspection = await openedInspection(world)
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    port = (world.app.server.address() as { port: number }).port
  })
  afterAll(() => world.close())

  /** Begins to send a caseload file and stops in the middle. */
  async function halfAnUpload(): Promise<Socket> {
    const { contact, url } = inspection
    const token = await contact.formToken()
    const part = (disposition: string, content: string) =>
      `--x\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}`
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `POST ${url}/caseload HTTP/1.1\r\nhost: localhost\r\ncookie: ${contact.cookieHeader}\r\n` +
        `content-type: multipart/form-data; boundary=x\r\ncontent-length: 100000\r\n\r\n` +
        `${part('name="_token"', token)}\r\n${part('name="kind"', 'court')}\r\n${part('name="file"; filename="c.csv"', 'case_ref,')}`,
    )
    return socket
  }

  const openTransactions = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`.execute(world.db)
    return rows[0]!.count
  }

  it('holds no connection to the database, and leaves nothing behind', async () => {
    const sockets = await Promise.all(Array.from({ length: many }, halfAnUpload))
    expect((await inspection.lead.get(`${inspection.url}/caseload`)).status).toBe(200)
    const sent = await sendCaseload(inspection.lead, inspection, 'court', inspection.caseload('court', 20))
    expect(sent.status).toBe(303)
    for (const socket of sockets) socket.destroy()
    expect((await inspection.lead.get(`${inspection.url}/caseload`)).status).toBe(200)
    expect(await openTransactions()).toBe(0)
    const uploads = await world.db.selectFrom('caseload_upload').select('version').execute()
    expect(uploads).toEqual([{ version: 1 }])
  })

  it('is turned away before a large form is read, where large forms are taken', async () => {
    const url = `${inspection.url}/casework/00000000-0000-4000-8000-000000000000/standards/court-assessment`
    const payload = `note=${'x'.repeat(9 * 1024 * 1024)}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const stranger = await world.app.inject({ method: 'POST', url, headers, payload })
    expect(stranger.statusCode).toBe(401)
    const cookie = inspection.contact.cookieHeader
    const contact = await world.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
    expect(contact.statusCode).toBe(404)
  })

  it('does not get to keep a connection for ever', () => {
    expect(world.app.server.requestTimeout).toBeGreaterThan(0)
    expect(world.app.server.headersTimeout).toBeGreaterThan(0)
  })

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    [
      'no end',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\na',
    ],
    ['no parts', 'multipart/form-data; boundary=x', '--x--\r\n'],
    [
      'a part without a name',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data\r\n\r\na\r\n--x--\r\n',
    ],
    [
      'a field named as no field may be',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\na\r\n--x--\r\n',
    ],
    [
      'two files',
      'multipart/form-data; boundary=x',
      `${['a', 'b']
        .map(
          (name) => `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}.csv"\r\n\r\na\r\n`,
        )
        .join('')}--x--\r\n`,
    ],
    [
      'a hundred fields',
      'multipart/form-data; boundary=x',
      `${Array.from(
        { length: 100 },
        (_, at) => `--x\r\ncontent-disposition: form-data; name="f${at}"\r\n\r\na\r\n`,
      ).join('')}--x--\r\n`,
    ],
    ['no form at all', 'application/json', '{}'],
  ])('is told of a malformed upload: %s', async (_what, type, payload) => {
    const { contact, url } = inspection
    const answer = await world.app.inject({
      method: 'POST',
      url: `${url}/caseload`,
      headers: {
        cookie: contact.cookieHeader,
        'content-type': type,
        'x-form-token': await contact.formToken(),
      },
      payload,
    })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.headers['content-type']).toContain('text/html')
  })

  it('has a large and faulty file refused while everybody else reads on', async () => {
    const { contact, lead, url, framework } = inspection
    const columns = framework.caseload.columns.map(({ id }) => id)
    const rows = Array.from({ length: 20_000 }, (_, at) => columns.map(() => `wrong ${at}`))
    await Promise.all([contact.formToken(), lead.formToken()])
    let refused = false
    const sending = sendCaseload(contact, inspection, 'court', asCsv({ headings: columns, rows })).then(
      (answer) => {
        refused = true
        return answer
      },
    )
    // Checked in the server's own thread, nobody would be answered until it is done.
    let pages = 0
    while (!refused) if ((await lead.get(`${url}/caseload`)).status === 200) pages += 1
    const answer = await sending
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('This cannot be accepted')
    expect(pages).toBeGreaterThan(5)
  })

  it('cannot send more than a caseload file may have', async () => {
    const file = `case_ref\n${'x'.repeat(fileLimits.bytes)}`
    expect((await sendCaseload(inspection.contact, inspection, 'court', file)).status).toBe(413)
  })

  it.each([
    ['file name', { name: 'c\0ourt<img src=x onerror=alert(1)>.csv' }, 303],
    ['content', { wide: true }, 422],
  ])('sends no character NUL in the %s', async (_what, how: { name?: string; wide?: boolean }, status) => {
    const csv = asCsv(inspection.caseload('out-of-court', 12, 'NUL'))
    const content = how.wide
      ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv.replace('1', '1\0'), 'utf16le')])
      : csv
    const body = Buffer.concat([
      Buffer.from(
        `--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\nout-of-court\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="${how.name ?? 'c.csv'}"\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n--x--\r\n'),
    ])
    const { contact, url } = inspection
    const answer = await world.app.inject({
      method: 'POST',
      url: `${url}/caseload`,
      headers: {
        cookie: contact.cookieHeader,
        'content-type': 'multipart/form-data; boundary=x',
        'x-form-token': await contact.formToken(),
      },
      payload: body,
    })
    expect(answer.statusCode).toBe(status)
    expect((await contact.get(`${url}/caseload`)).body).not.toContain('<img')
  })
})
