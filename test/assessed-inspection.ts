/**
 * An inspection at the panel stage whose cases carry given counts of answers. The stages before the panel are not
 * gone through: caseload, sample and answers are written as rows, so that the panel's tests rest on nothing else.
 */
import { questionsFor } from '#engine/casework/questions-for.ts'
import { codesOfFact, factsOfCaseKind, standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Condition, Framework } from '#engine/framework/shape.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import type { TeamRole } from '#platform/permissions/roles.ts'
import type { TestApp } from './app.ts'

export interface CountOfAnswers {
  ref: string
  yes: number
  relevant: number
}

export interface AssessedInspection {
  framework: string
  /** Sampled cases by kind. */
  samples: Record<string, number>
  /** Key questions; one that is not given is answered yes in every case it applies to. */
  counts: CountOfAnswers[]
  team: { person: { id: string }; role: TeamRole }[]
  service?: string
  /** Caseload by kind; as large as the sample where it is not given. */
  caseload?: Record<string, number>
  /** What the service's list says of a case, by its kind and place, beside what the plan of the case needs. */
  columns?: (kind: string, place: number) => Record<string, string>
}

export interface SampledCaseRow {
  assessment: string
  kind: string
  facts: Record<string, string>
}

const factsIn = (condition: Condition): string[] => {
  if ('fact' in condition) return [condition.fact]
  if ('not' in condition) return factsIn(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(factsIn)
}

type Facts = Record<string, string>

/** Every combination of the facts that routing asks about, each with the key questions that then count. */
function kindsOfCase(framework: Framework, caseKind: string): { facts: Facts; refs: Set<string> }[] {
  const asked = new Set(
    standardsJudgedFrom(framework, caseKind)
      .flatMap((standard) => standard.keyQuestions)
      .flatMap(({ when }) => (when ? factsIn(when) : [])),
  )
  let combinations: Facts[] = [{}]
  for (const fact of factsOfCaseKind(framework, caseKind).filter(({ id }) => asked.has(id))) {
    const values =
      fact.kind === 'yes-no' ? ['yes', 'no'] : codesOfFact(framework, fact, caseKind).map(({ code }) => code)
    combinations = combinations.flatMap((facts) => values.map((value) => ({ ...facts, [fact.id]: value })))
  }
  return combinations.map((facts) => {
    const counting = questionsFor(framework, caseKind, facts).filter((one) => one.applies === 'yes')
    return { facts, refs: new Set(counting.map((one) => one.keyQuestion.ref)) }
  })
}

/** Builds it all and returns the address, the id and the cases' assessments. */
export async function assessedInspection(world: TestApp, wanted: AssessedInspection) {
  const { db } = world
  const framework = (await world.frameworks.newest()).find((one) => one.id === wanted.framework)!
  const name = wanted.service ?? `Service ${wanted.samples.court} ${Object.keys(wanted.samples).length}`
  const service = await world.perform(registerService, { name, area: name })
  const { slug: serviceSlug } = await db
    .selectFrom('service')
    .where('id', '=', service)
    .select('slug')
    .executeTakeFirstOrThrow()
  const { id, slug } = await world.perform(openInspection, {
    service: { id: service, slug: serviceSlug },
    framework,
    announcedOn: '2027-01-04',
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  await world.perform(setTeam, {
    inspection: id,
    members: wanted.team.map(({ person, role }) => ({ person: person.id, role })),
  })
  const by = wanted.team[0]!.person.id
  const cases: SampledCaseRow[] = []
  for (const [kind, size] of Object.entries(wanted.samples)) {
    const plans = planCases(framework, kind, size, wanted.counts)
    cases.push(
      ...(await insertSample(world, {
        inspection: id,
        framework,
        kind,
        by,
        plans,
        caseload: Math.max(size, wanted.caseload?.[kind] ?? size),
        columns: (place) => wanted.columns?.(kind, place) ?? {},
      })),
    )
  }
  await db.updateTable('inspection').set({ stage: 'panel' }).where('id', '=', id).execute()
  return { id, slug, framework, cases, address: `/inspections/${slug}/judgement` }
}

type CasePlan = { facts: Facts; answers: Record<string, string> }

/** Case i counts for a question while i is below its base; the first so many of them are answered yes. */
function planCases(framework: Framework, kind: string, size: number, counts: CountOfAnswers[]): CasePlan[] {
  const questions = standardsJudgedFrom(framework, kind).flatMap((standard) => standard.keyQuestions)
  const given = new Map(counts.map((count) => [count.ref, count]))
  const possible = kindsOfCase(framework, kind)
  return Array.from({ length: size }, (_, at) => {
    const expected = questions.filter(({ ref }) => at < (given.get(ref)?.relevant ?? 0)).map(({ ref }) => ref)
    const fitting = possible.find(({ refs }) =>
      questions.every(({ ref }) => !given.has(ref) || refs.has(ref) === expected.includes(ref)),
    )
    if (!fitting) throw new Error(`No ${kind} case answers exactly ${expected.join(', ')}`)
    const answers: Record<string, string> = {}
    for (const keyQuestion of questions.filter(({ ref }) => fitting.refs.has(ref))) {
      answers[keyQuestion.id] = at < (given.get(keyQuestion.ref)?.yes ?? size) ? 'yes' : 'no'
      // Prompts go their own way: every third one does not apply, where it may not.
      keyQuestion.prompts.forEach((prompt, place) => {
        const apart = prompt.notApplicable && (at + place) % 3 === 0
        answers[prompt.id] = apart ? 'not-applicable' : place % 2 === 0 ? 'yes' : 'no'
      })
    }
    return { facts: fitting.facts, answers }
  })
}

interface SampleRows {
  inspection: string
  framework: Framework
  kind: string
  by: string
  plans: CasePlan[]
  caseload: number
  columns: (place: number) => Record<string, string>
}

async function insertSample({ db }: TestApp, rows: SampleRows): Promise<SampledCaseRow[]> {
  const { inspection, framework, kind, by, plans } = rows
  const upload = await db
    .insertInto('caseload_upload')
    .values({
      inspection_id: inspection,
      case_kind: kind,
      version: 1,
      file_name: `${kind}.csv`,
      file_digest: '',
      row_count: rows.caseload,
      uploaded_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sample = await db
    .insertInto('sample')
    .values({
      inspection_id: inspection,
      case_kind: kind,
      version: 1,
      upload_id: upload.id,
      plan: '{}',
      frame_hash: '',
      list: '[]',
      list_digest: '',
      prepared_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('sample_draw')
    .values({ sample_id: sample.id, seed: '20270201', balance: '[]', drawn_by: by })
    .execute()
  const columns = new Map(framework.facts.flatMap(({ id, column }) => (column ? [[id, column]] : [])))
  const made: SampledCaseRow[] = []
  for (let at = 0; at < rows.caseload; at++) {
    const plan = plans[at]
    const values = Object.entries(plan?.facts ?? {}).flatMap(([fact, value]) => {
      const column = columns.get(fact)
      return column ? [[column, value]] : []
    })
    const { id: caseId } = await db
      .insertInto('caseload_case')
      .values({
        upload_id: upload.id,
        case_ref: `${kind}-${at + 1}`,
        row_number: at + 2,
        values: JSON.stringify({ ...rows.columns(at), ...Object.fromEntries(values) }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const part = plan ? 'drawn' : 'reserve'
    await db
      .insertInto('sample_case')
      .values({ sample_id: sample.id, case_id: caseId, part, position: at + 1 })
      .execute()
    if (!plan) continue
    const { id: assessment } = await db
      .insertInto('assessment')
      .values({
        inspection_id: inspection,
        case_id: caseId,
        case_kind: kind,
        assessor_id: by,
        completed_at: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const facts = Object.entries(plan.facts).filter(([fact]) => !columns.has(fact))
    const answers = [
      ...facts.map(([fact, value]) => [`fact:${fact}`, value] as const),
      ...Object.entries(plan.answers),
    ]
    if (answers.length > 0) {
      await db
        .insertInto('answer')
        .values(
          answers.map(([question, value]) => ({
            assessment_id: assessment,
            question,
            version: 1,
            value,
            answered_by: by,
          })),
        )
        .execute()
    }
    made.push({ assessment, kind, facts: plan.facts })
  }
  return made
}
