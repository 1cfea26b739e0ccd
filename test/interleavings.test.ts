/**
 * Two or three people in one case, in every order that can be generated: nobody overwrites what they have not seen,
 * edits of different answers both stand, and what is refused changes nothing and is not lost.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveAnswers } from '#inspection/casework/actions.ts'
import { askedOf } from '#inspection/casework/asked.ts'
import { perform } from '#platform/audit/perform.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, Visitor } from './app.ts'
import { seedOfRun } from './fieldwork/chance.ts'
import { Session } from './interleavings/session.ts'
import { meetOn, step } from './interleavings/steps.ts'
import { howMany, patience, progress, report } from './proof/scale.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from './sampled-case.ts'

const runs = howMany({ brief: 20, full: 500 })
const seed = seedOfRun()
const screen = 'standards/court-assessment'

describe(`two or three people in one case (PROOF_SEED=${seed})`, () => {
  let world: TestApp
  let inspection: SampledInspection
  let people: { visitor: Visitor; person: string }[]

  beforeAll(async () => {
    world = await testApp()
    const sam = await world.person('Sam Inspector')
    const robin = await world.person('Robin Inspector')
    inspection = await inspectionInFieldwork(world, [
      { person: await world.person('Lead inspector'), role: 'lead-inspector' },
      { person: sam, role: 'inspector' },
      { person: robin, role: 'inspector' },
    ])
    // Sam has the case open on two machines.
    const sessionToken = await world.perform(signIn, { person: sam.id, how: 'password' as const })
    const elsewhere = new Visitor(world.app, { id: sam.id, name: sam.name, sessionToken })
    people = [sam, elsewhere, robin].map((visitor) => ({ visitor, person: visitor.id }))
  })
  afterAll(() => world.close())

  /** A case in which all is answered once, but for the questions that people meet on. */
  async function newCase(number: number): Promise<string> {
    const id = await sampledCase(world.db, inspection.id, { ref: `Case ${number}` })
    const framework = await world.frameworks.of({
      framework: 'hmip-youth-2018',
      frameworkVersion: '1.3.0',
    } as never)
    const answers = [...askedOf(framework, 'court').values()]
      .filter(({ question }) => !meetOn.includes(question))
      .map(({ question, choices }) => ({ question, version: 1, value: choices[0]!.value, note: null }))
    await perform(world.db, saveAnswers, { assessment: id, answers }, { id: people[0]!.person })
    return id
  }

  it(
    'overwrite nothing unseen, lose nothing, and leave a record that verifies',
    async () => {
      let number = 0
      const counts: Record<string, number> = {}
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
          const assessment = await newCase(++number)
          const session = new Session(world, people, {
            id: assessment,
            path: `${inspection.path}/${assessment}`,
            screen,
          })
          await session.begin()
          for (const one of steps) await session.take(one)
          await session.end()
          for (const [what, count] of Object.entries(session.counts))
            counts[what] = (counts[what] ?? 0) + count
          if (number % 50 === 0) progress(`${number} of ${runs}`)
        }),
        { numRuns: runs, seed, endOnFailure: runs > 100 },
      )
      // Without these, nothing was proven.
      for (const what of ['Answers written', 'Answers that came too late, each kept beside'])
        expect(counts[what], what).toBeGreaterThan(runs)
      expect((await verifyAudit(world.db)).findings).toEqual([])
      report('interleavings', seed, [
        { what: 'Generated sequences', figure: String(runs) },
        ...Object.entries(counts).map(([what, count]) => ({ what, figure: String(count) })),
      ])
    },
    patience,
  )
})
