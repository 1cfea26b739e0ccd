/** The ways in which a running application is killed. */
import pg from 'pg'
import type { Application } from '../fieldwork/application.ts'
import type { Chance } from '../fieldwork/chance.ts'

export interface Kill {
  what: string
  /** Does it. Afterwards the application runs, or has to be started. */
  strike(application: Application, chance: Chance): Promise<void>
}

/** Many end of their own accord when the first of them is gone. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error
  }
}

/** A session of the database that serves the application, at work if there is one. */
async function session({ connectionString }: Application): Promise<number> {
  const client = new pg.Client({ connectionString })
  // The server ends every session when one of them is killed, this one too.
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'plumbline'
      order by state = 'active' desc, query_start desc limit 1`,
  )
  await client.end().catch(() => {})
  if (!rows[0]) throw new Error('The application has no session with its database.')
  return rows[0].pid
}

async function everything(application: Application): Promise<void> {
  const pids = application.databasePids()
  const gone = application.kill()
  for (const pid of pids) killIfThere(pid)
  await gone
}

export const kills: readonly Kill[] = [
  { what: 'the program', strike: (application) => application.kill() },
  {
    what: 'the database server',
    strike: async (application) => killIfThere(application.databasePids()[0]!),
  },
  {
    what: 'one session of the database',
    strike: async (application) => killIfThere(await session(application)),
  },
  { what: 'everything at once', strike: everything },
  {
    what: 'everything, and again while it starts',
    strike: async (application, chance) => {
      await everything(application)
      application.begin()
      await new Promise((resolve) => setTimeout(resolve, chance.below(1500)))
      await application.kill()
      for (const pid of application.survivors()) killIfThere(pid)
    },
  },
]
