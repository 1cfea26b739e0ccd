/** pgbench's simple-update transaction for a machine without pgbench, run by a Node process of its own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import type { Transactions } from './transactions.ts'

export const accountsPerScale = 100_000

/** The tables that the transaction touches, filled as pgbench fills them. */
export async function fillSimpleUpdate(database: string, scale: number): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query(`
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    create table pgbench_accounts (aid int not null, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    insert into pgbench_accounts
      select aid, (aid - 1) / ${accountsPerScale} + 1, 0, '' from generate_series(1, ${scale * accountsPerScale}) aid;
    alter table pgbench_accounts add primary key (aid)`)
  await client.query('vacuum analyze pgbench_accounts')
  await client.end()
}

export async function runSimpleUpdate(
  database: string,
  options: { clients: number; seconds: number },
): Promise<Transactions> {
  const child = fork(join(import.meta.dirname, 'simple-update.program.ts'), [], { serialization: 'advanced' })
  child.send({ database, ...options })
  const [done] = (await once(child, 'message')) as [Transactions]
  return done
}
