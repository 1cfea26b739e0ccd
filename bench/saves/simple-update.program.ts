/** The process of the simple-update transaction: as many connections as clients, each in a loop. */
import { once } from 'node:events'
import pg from 'pg'
import type { Transactions } from './transactions.ts'

interface Order {
  database: string
  clients: number
  seconds: number
}

const [{ database, clients, seconds }] = (await once(process, 'message')) as [Order]
const took: number[] = []
const connections = await Promise.all(
  Array.from({ length: clients }, async () => {
    const client = new pg.Client({ connectionString: database })
    await client.connect()
    return client
  }),
)
const { rows } = await connections[0]!.query<{ most: number }>(
  'select max(aid) as most from pgbench_accounts',
)
const from = performance.now()
await Promise.all(connections.map((client) => loop(client, rows[0]!.most)))
const done: Transactions = { aSecond: took.length / ((performance.now() - from) / 1000), took }
for (const client of connections) await client.end()
process.send!(done)
process.disconnect()

async function loop(client: pg.Client, accounts: number): Promise<void> {
  while (performance.now() - from < seconds * 1000) {
    const aid = 1 + Math.floor(Math.random() * accounts)
    const delta = Math.floor(Math.random() * 10_001) - 5000
    const began = performance.now()
    await client.query('begin')
    await client.query(`update pgbench_accounts set abalance = abalance + ${delta} where aid = ${aid}`)
    await client.query(`select abalance from pgbench_accounts where aid = ${aid}`)
    await client.query(
      `insert into pgbench_history (tid, bid, aid, delta, mtime) values (1, 1, ${aid}, ${delta}, current_timestamp)`,
    )
    await client.query('end')
    took.push(performance.now() - began)
  }
}
