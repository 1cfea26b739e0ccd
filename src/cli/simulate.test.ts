import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { standardsInOrder, standardsJudgedFrom } from '#engine/framework/find.ts'
import { resultsFromTally, tally } from '#engine/rating/tally.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { BadInput } from './command.ts'
import { simulateCommand } from './simulate.ts'

const root = join(import.meta.dirname, '../..')
const frameworks = new Map(['hmip-youth-2018', 'hmip-youth-2021'].map((id) => [id, shippedFramework(id)]))
const kirklees = join(root, 'demonstration/published/kirklees-2021.json')
const rules = (name: string) => join(root, `rules/${name}.yaml`)

async function run(args: string[], files: Record<string, string> = {}, held: Inspected[] = []) {
  const said = { stdout: '', stderr: '', asked: null as readonly string[] | null }
  const code = await simulateCommand(
    args,
    {
      stdout: (text) => {
        said.stdout += text
      },
      stderr: (text) => {
        said.stderr += text
      },
      readFile: async (path) => (path in files ? new TextEncoder().encode(files[path]) : readFile(path)),
    },
    frameworks,
    async (slugs) => {
      said.asked = slugs
      return held
    },
  )
  return { code, ...said }
}

const refusal = (args: string[], files: Record<string, string> = {}): Promise<string> =>
  run(args, files).then(
    () => 'accepted',
    (error) => (error instanceof BadInput ? error.message : String(error)),
  )

const results = JSON.stringify({
  framework: 'hmip-youth-2018',
  service: 'Northtown',
  keyQuestions: [
    { ref: '2.1.1', yes: 11, relevant: 17 },
    { ref: '2.1.2', yes: 17, relevant: 17 },
    { ref: '2.1.3', yes: 17, relevant: 17 },
  ],
})

describe('plumbline simulate', () => {
  it('sets both sides of a published report beside each other, and says what nobody can know', async () => {
    const { code, stdout, stderr, asked } = await run([
      '--rules',
      rules('whole-sample-out-of-court'),
      kirklees,
    ])
    expect([code, stderr, asked]).toEqual([0, '', null])
    expect(stdout).toMatch(
      /Kirklees Youth Justice Service +8 +Requires improvement +8 +Requires improvement +8 to 11/,
    )
    expect(stdout).toContain('3.2.3 lies between 7% and 53%: 7 cases were not asked.')
    expect(stdout).toContain('Decisions of ratings panels are on record and on neither side.')
  })

  it('prints one JSON document with --json', async () => {
    const { stdout } = await run(['--rules', rules('exact-banding'), 'mine.json', '--json'], {
      'mine.json': results,
    })
    const { inspections, standards } = JSON.parse(stdout)
    const [one] = inspections
    const assessment = (side: { standards: { ref: string }[] }) =>
      side.standards.find(({ ref }) => ref === '2.1')
    expect(one.name).toBe('Northtown')
    expect(assessment(one.before)).toMatchObject({ lowest: 'Good', highest: 'Good' })
    expect(assessment(one.after)).toMatchObject({
      lowest: 'Requires improvement',
      highest: 'Requires improvement',
    })
    expect(one.after.score).toBeNull()
    expect(standards.counts[2][1]).toBe(1)
  })

  it('takes rules as JSON, and the inspections of the database where no file is named', async () => {
    const asJson = JSON.stringify({ title: 'Mean', standardFrom: 'mean' })
    const held: Inspected[] = [
      {
        id: 'a',
        name: 'Aford',
        framework: frameworks.get('hmip-youth-2018')!,
        results: {
          framework: 'hmip-youth-2018',
          keyQuestions: [],
          judgements: [],
          discretion: [],
          caseload: {},
          cases: {},
        },
      },
    ]
    const all = await run(['--rules', 'r.json'], { 'r.json': asJson }, held)
    expect([all.asked, all.stdout.includes('Aford')]).toEqual([[], true])
    const both = await run(
      ['--rules', 'r.json', 'mine.json', '--inspection', 'a'],
      { 'r.json': asJson, 'mine.json': results },
      held,
    )
    expect(both.asked).toEqual(['a'])
    expect(both.stdout).toMatch(/Northtown[\s\S]*Aford/)
    await expect(run(['--rules', 'r.json'], { 'r.json': asJson })).rejects.toThrow(
      'no inspection whose ratings are settled',
    )
  })

  it('completes the caseload where cases are at hand, and says how sure a change is', async () => {
    const framework = frameworks.get('hmip-youth-2021')!
    const answers = (yes: boolean) =>
      Object.fromEntries(
        standardsJudgedFrom(framework, 'court')
          .flatMap((standard) => standard.keyQuestions)
          .map(({ id }) => [id, { value: yes ? ('yes' as const) : ('no' as const) }]),
      )
    const cases = Array.from({ length: 6 }, (_, at) => ({
      kind: 'court',
      facts: {},
      answers: answers(at < 4),
    }))
    const counts = resultsFromTally(framework, tally(framework, cases))
    const judgements = standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ ref }) => ({ ref, rating: 'Good' }))
    const held: Inspected[] = [
      {
        id: 'aford',
        name: 'Aford',
        framework,
        results: {
          framework: framework.id,
          ...counts,
          judgements,
          discretion: [],
          caseload: { court: 7 },
        },
        cases,
      },
    ]
    const higher = rules('boundaries-five-higher')
    const { stdout } = await run(['--rules', higher], {}, held)
    expect(stdout).toContain('How sure overall changes are')
    expect(stdout).toMatch(/Aford .*10,000 completed caseloads/)
    const { changes, moving } = JSON.parse((await run(['--rules', higher, '--json'], {}, held)).stdout)
    const first = changes.aford.standards.find(({ ref }: { ref: string }) => ref === '2.1')
    // Four of six and one case not assessed: 4 or 5 of 7 are 57 or 71 per cent. Boundaries of 65 and 70 never part them.
    expect(first).toMatchObject({ same: 10_000, up: 0, down: 0 })
    expect(moving.services).toBe(changes.aford.overall ? 1 : 0)
    const file = await run(['--rules', higher, kirklees])
    expect(file.stdout).toContain('This can be said of none of these inspections.')
  })

  it('tells the faults of the rules and of every file together', async () => {
    const said = await refusal(['--rules', 'r.yaml', 'a.json', 'b.json', 'c.json', 'd.json'], {
      'r.yaml': 'title: T\nbanding: rounded\nmore: 1\n',
      'a.json': '{',
      'b.json': '{"framework": "none"}',
      'c.json':
        '{"framework": "hmip-youth-2018", "keyQuestions": [{"ref": "9.9.9", "yes": 1, "relevant": 1}]}',
    })
    expect(said).toContain('Nothing was simulated (6 faults)')
    expect(said).toContain('r.yaml: rules › banding: must be round-then-band or exact, not "rounded"')
    expect(said).toContain('r.yaml: rules: has an entry "more"')
    expect(said).toContain('a.json is not JSON')
    expect(said).toContain('b.json: framework must be hmip-youth-2018 or hmip-youth-2021')
    expect(said).toContain('c.json: results › 9.9.9')
    expect(said).toContain('d.json cannot be read')
    expect(await refusal([])).toContain('Name the file of rules')
    expect(await refusal(['--rules', 'r.yaml'], { 'r.yaml': 'title: [' })).toMatch(/r\.yaml, line \d/)
  })
})
