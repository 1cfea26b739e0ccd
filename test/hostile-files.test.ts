/** Files that are made to do harm are refused with a clear word, and nobody else notices. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileFault } from '#platform/files/file-fault.ts'
import { readTable } from '#platform/files/read-table.ts'
import { type TestApp, testApp } from './app.ts'
import {
  checkedPage,
  type OpenedInspection,
  openedInspection,
  sendCaseload,
  uploadCaseload,
} from './opened-inspection.ts'
import { hostileFiles } from './spreadsheets/hostile.ts'
import { textRows, xlsxOf } from './spreadsheets/xlsx.ts'

const hostile = (what: string) => hostileFiles.find((one) => one.what === what)!.make()

describe('whoever reads a table from a file', () => {
  it.each(hostileFiles)('refuses $what', async ({ code, make }) => {
    const fault = await readTable(make()).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(FileFault)
    expect(fault).toMatchObject({ code })
    expect((fault as FileFault).message).toMatch(/^[A-Z].*\.$/s)
  })
})

describe('the service contact sends', () => {
  let world: TestApp
  let inspection: OpenedInspection
  beforeAll(async () => {
    world = await testApp()
    inspection = await openedInspection(world)
  })
  afterAll(() => world.close())

  const kept = async () => (await world.db.selectFrom('caseload_upload').select('id').execute()).length

  it.each([
    ['a ZIP bomb that says it is small', 'damaged or did not arrive whole'],
    ['a sheet with its first and its last cell', 'The sheet goes down to row 1,048,576.'],
    ['an entity bomb', 'declares entities of its own'],
    ['archives inside archives', 'This is a ZIP archive'],
    ['half a file', 'did not arrive whole'],
  ])('%s, and is told what is wrong', async (what, words) => {
    const answer = await sendCaseload(inspection.contact, inspection, 'court', hostile(what))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(words)
    expect(await kept()).toBe(0)
  })

  it('formulas instead of values, and is told of each cell', async () => {
    const { headings, rows } = inspection.caseload('court', 12)
    const at = headings.indexOf('case_ref')
    const evil = rows.map((cells, row) => (row === 2 ? cells.with(at, "=cmd|' /C calc'!A0") : cells))
    const file = xlsxOf({ sheets: [{ name: 'Cases', rows: textRows([headings, ...evil]) }] })
    const { contact } = inspection
    const sent = await uploadCaseload(contact, inspection, 'court', file, 'court.xlsx')
    expect(sent.status).toBe(303)
    expect((await checkedPage(contact, sent.location!)).text).toContain(
      'Row 4, case reference: this is a formula',
    )
    expect((await contact.post(`${sent.location}/accept`)).status).toBe(422)
    expect(await kept()).toBe(0)
  })
})

describe('somebody sends two gigabytes', () => {
  let world: TestApp
  let inspection: OpenedInspection
  beforeAll(async () => {
    world = await testApp()
    inspection = await openedInspection(world)
    await world.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => world.close())

  it.each([
    ['saying so', `content-length: ${2 * 1024 ** 3}`, 16],
    ['without saying how much', 'transfer-encoding: chunked', 5 * 25],
  ])('%s, and is cut off', async (_, length, mostMegabytes) => {
    const { contact, url } = inspection
    const chunked = length.startsWith('transfer')
    const part = (disposition: string, content: string) =>
      `--x\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}`
    const form = `${part('name="_token"', await contact.formToken())}\r\n${part('name="kind"', 'court')}\r\n${part('name="file"; filename="c.csv"', '')}`
    const { port } = world.app.server.address() as { port: number }
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    let answer = ''
    let over = false
    socket.on('data', (text) => {
      answer += text
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      over = true
    })
    const send = (bytes: Buffer | string) =>
      socket.write(
        chunked
          ? Buffer.concat([
              Buffer.from(`${bytes.length.toString(16)}\r\n`),
              Buffer.from(bytes),
              Buffer.from('\r\n'),
            ])
          : bytes,
      )
    socket.write(
      `POST ${url}/caseload HTTP/1.1\r\nhost: localhost\r\ncookie: ${contact.cookieHeader}\r\ncontent-type: multipart/form-data; boundary=x\r\n${length}\r\n\r\n`,
    )
    send(form)
    const megabyte = Buffer.alloc(1024 * 1024, 'x')
    let sent = 0
    while (!over && answer === '' && sent < 2048) {
      if (!send(megabyte))
        await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined)
      sent += 1
      // The server is in this process too and must have its turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
    // Being cut off in the middle of a word is a fault to the one who speaks.
    if (!over) await once(socket, 'close').catch(() => undefined)
    // Every browser says how much it will send, and is told no at once. The line of others is cut in the middle.
    if (!chunked) expect(answer).toMatch(/^HTTP\/1\.1 413/)
    expect(over).toBe(true)
    expect(sent).toBeLessThan(mostMegabytes)
    expect((await contact.get(`${url}/caseload`)).status).toBe(200)
  })
})
