/** Writing practice examples: each wording is a version of its own, and none is deleted. */
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

export interface ExampleWords {
  quality: 'good' | 'poor'
  body: string
  notPersonal: string | null
}

interface Change extends ExampleWords {
  example: string
  assessment: string
  /** The version it was written from. */
  base: number
  withdrawn: boolean
}

const insertVersion = (db: Writer, version: number, { example, ...words }: Omit<Change, 'base'>) =>
  db
    .insertInto('practice_example_version')
    .values({
      example_id: example,
      version,
      quality: words.quality,
      body: words.body,
      not_personal: words.notPersonal,
      withdrawn: words.withdrawn,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirstOrThrow()

export const addExample = action(
  'example-written',
  async (db, input: { example: string; assessment: string; question: string } & ExampleWords, actor) => {
    const { example, assessment, question } = input
    const added = await db
      .insertInto('practice_example')
      .values({ id: example, assessment_id: assessment, question, written_by: actor.id! })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    // The same example on its way twice: the other one was quicker. Sent again, it is found kept.
    if (Number(added.numInsertedOrUpdatedRows) !== 1) throw new Problem('changed-meanwhile')
    await insertVersion(db, 1, { ...input, withdrawn: false })
    const payload = { example, assessment, question, version: 1, withdrawn: false }
    return { stream: `assessment:${assessment}`, payload, result: { version: 1 } }
  },
)

/** @throws Problem changed-meanwhile when a newer version than `base` exists */
export const changeExample = action('example-written', async (db, input: Change & { question: string }) => {
  const { example, assessment, question, withdrawn } = input
  const version = input.base + 1
  const written = await insertVersion(db, version, input)
  if (Number(written.numInsertedOrUpdatedRows) !== 1) throw new Problem('changed-meanwhile')
  const payload = { example, assessment, question, version, withdrawn }
  return { stream: `assessment:${assessment}`, payload, result: { version } }
})
