/** The whole application's database for the measurements: the embedded server, two inspections in fieldwork, people signed in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Framework } from '#engine/framework/shape.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { perform } from '#platform/audit/perform.ts'
import { connect, type Database } from '#platform/database/connect.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded/start.ts'
import { migrate } from '#platform/database/migrate.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { loadFramework } from '#platform/frameworks/pinned.ts'
import { createAccount, signIn } from '#platform/people/sign-in.actions.ts'
import { frameworksDirectory } from '../../src/frameworks-directory.ts'
import { caseKind, frameworkOfSixty, halfAnswered } from '../page/sixty-questions.ts'

/** An inspector with a session and cases of their own. */
export interface Inspector {
  id: string
  cookie: string
  formToken: string
  /** Addresses of the cases allocated to them. */
  cases: string[]
}

/** What a filled database holds. */
export interface Filled {
  /** The framework of the inspection in which answers are saved. */
  framework: Framework
  inspectors: Inspector[]
  /** The page of sixty questions, and who may see it. */
  page: { path: string; cookie: string }
}

export interface Prepared extends Filled {
  connectionString: string
  /** The number of the database server's first process. */
  databaseProcess(): number
  stop(): Promise<void>
}

const values = { gender: 'male', ethnicity: 'white', age: '16', rosh: 'medium', safety: 'high' }

export async function prepareApplication(howMany: {
  inspectors: number
  casesEach: number
}): Promise<Prepared> {
  const directory = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
  const server = await startEmbeddedDatabase({ directory })
  const database = await connect(server.connectionString, { poolSize: 2 })
  const stop = async () => {
    await database.close()
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const filled = await fillDatabase(database, howMany)
    const { connectionString, pid } = server
    return { connectionString, databaseProcess: pid, ...filled, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Brings an empty database up to date and fills it. */
export async function fillDatabase(
  database: Database,
  howMany: { inspectors: number; casesEach: number },
): Promise<Filled> {
  await migrate(database.pool)
  const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2018')!
  const sixty = await frameworkOfSixty()
  for (const one of [framework, sixty.framework]) await perform(database.db, loadFramework, one)
  const inspectors = await addInspectors(database.db, howMany.inspectors)
  const saves = await addInspection(database.db, 'Savesford', framework, inspectors)
  for (const inspector of inspectors) {
    inspector.cases = await addCases(database.db, saves, inspector, howMany.casesEach)
  }
  const reader = inspectors[0]!
  const pages = await addInspection(database.db, 'Pageford', sixty.framework, [reader])
  const [first] = await addCases(database.db, pages, reader, 1)
  await addAnswers(database.db, first!, reader, halfAnswered(sixty.standard))
  // The planner knows the tables as it would after a night's rest.
  await database.pool.query('vacuum analyze')
  const page = { path: `${first}/standards/${sixty.standard.id}`, cookie: reader.cookie }
  return { framework, inspectors, page }
}

async function addInspectors(db: Database['db'], count: number): Promise<Inspector[]> {
  const inspectors: Inspector[] = []
  for (let number = 1; number <= count; number += 1) {
    const account = {
      email: `inspector-${number}@example.org`,
      name: `Inspector ${number}`,
      passwordHash: null,
    }
    const id = await perform(db, createAccount, { ...account, roles: [] })
    const token = await perform(db, signIn, { person: id, how: 'password' as const })
    const { csrf_token: formToken } = await db
      .selectFrom('session')
      .where('person_id', '=', id)
      .select('csrf_token')
      .executeTakeFirstOrThrow()
    inspectors.push({ id, cookie: `plumbline_session=${token}`, formToken, cases: [] })
  }
  return inspectors
}

interface Place {
  slug: string
  upload: string
  inspection: string
}

async function addInspection(
  db: Kysely<DB>,
  name: string,
  framework: Framework,
  inspectors: Inspector[],
): Promise<Place> {
  const service = await perform(db, registerService, { name, area: name, invented: true })
  const { id, slug } = await perform(db, openInspection, {
    service: { id: service, slug: name.toLowerCase() },
    framework: { id: framework.id, version: framework.version },
    announcedOn: '2027-01-04',
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  const members = inspectors.map((one) => ({ person: one.id, role: 'inspector' as const }))
  await perform(db, setTeam, { inspection: id, members })
  await db.updateTable('inspection').set({ stage: 'fieldwork' }).where('id', '=', id).execute()
  const upload = await db
    .insertInto('caseload_upload')
    .values({
      inspection_id: id,
      case_kind: caseKind,
      version: 1,
      file_name: 'court.csv',
      file_digest: 'none',
      row_count: 0,
      uploaded_by: inspectors[0]!.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { slug, inspection: id, upload: upload.id }
}

/** @returns the addresses of the new cases */
async function addCases(
  db: Kysely<DB>,
  place: Place,
  inspector: Inspector,
  count: number,
): Promise<string[]> {
  const cases = await db
    .insertInto('caseload_case')
    .values(
      Array.from({ length: count }, (_, at) => {
        const caseRef = `${inspector.id.slice(0, 8)}-${at + 1}`
        return {
          upload_id: place.upload,
          case_ref: caseRef,
          row_number: at + 1,
          values: JSON.stringify({ ...values, case_ref: caseRef }),
        }
      }),
    )
    .returning('id')
    .execute()
  const assessments = await db
    .insertInto('assessment')
    .values(
      cases.map((one) => ({
        inspection_id: place.inspection,
        case_id: one.id,
        case_kind: caseKind,
        assessor_id: inspector.id,
      })),
    )
    .returning('id')
    .execute()
  return assessments.map(({ id }) => `/inspections/${place.slug}/casework/${id}`)
}

async function addAnswers(
  db: Kysely<DB>,
  casePath: string,
  inspector: Inspector,
  answers: { question: string; value: string; note: string | null }[],
): Promise<void> {
  const assessment = casePath.split('/').at(-1)!
  await db
    .insertInto('answer')
    .values(
      answers.map((answer) => ({
        ...answer,
        assessment_id: assessment,
        version: 1,
        answered_by: inspector.id,
      })),
    )
    .execute()
}
