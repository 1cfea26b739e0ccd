import { describe, expect, it } from 'vitest'
import { rateCommand } from './rate.ts'

const results = {
  framework: 'hmip-youth-2018',
  service: 'Northtown',
  keyQuestions: [
    { ref: '2.1.1', yes: 20, relevant: 21 },
    { ref: '2.1.2', yes: 15, relevant: 21 },
    { ref: '2.1.3', yes: 13, relevant: 21 },
  ],
  judgements: [{ ref: '1.1', rating: 'Good' }],
  discretion: [{ ref: '2.1', to: 'Good', reason: 'Close, and strong otherwise.' }],
  caseload: { court: 24 },
}

async function run(args: string[], files: Record<string, string>) {
  const said = { stdout: '', stderr: '' }
  const code = await rateCommand(args, {
    stdout: (text) => {
      said.stdout += text
    },
    stderr: (text) => {
      said.stderr += text
    },
    readFile: async (path) => {
      const text = files[path]
      if (text === undefined) throw new Error('no such file')
      return new TextEncoder().encode(text)
    },
  })
  return { code, ...said }
}

describe('plumbline rate', () => {
  it('prints one JSON document with --json', async () => {
    const { code, stdout, stderr } = await run(['results.json', '--json'], {
      'results.json': JSON.stringify(results),
    })
    expect([code, stderr]).toEqual([0, ''])
    const rated = JSON.parse(stdout)
    expect(rated).toMatchObject({
      framework: 'hmip-youth-2018',
      service: 'Northtown',
      score: null,
      outOf: 36,
      overall: null,
    })
    expect(rated.standards[4]).toMatchObject({
      ref: '2.1',
      name: 'Assessment',
      computed: 'Requires improvement',
      rating: 'Good',
      score: 2,
      countsToScore: true,
      lowest: { ref: '2.1.3', percent: 62 },
      triggers: ['within-five-points', 'one-judgement'],
      discretion: { from: 'Requires improvement', to: 'Good', reason: 'Close, and strong otherwise.' },
    })
    expect(rated.keyQuestions[2]).toMatchObject({
      ref: '2.1.3',
      yes: 13,
      relevant: 21,
      percent: 62,
      band: 'Requires improvement',
      interval80: [14, 16],
      bandProbability: { Inadequate: 0, 'Requires improvement': 0.756522, Good: 0.243478, Outstanding: 0 },
    })
  })

  it('prints a table for people otherwise, with how each rating was reached', async () => {
    const { code, stdout } = await run(['-'], { '-': JSON.stringify(results) })
    expect(code).toBe(0)
    expect(stdout).toContain(
      '2.1  Assessment                   2.1.3 62%  Requires improvement  Good       2',
    )
    expect(stdout).toContain(
      'The lowest key question is 2.1.3 at 62%, so 2.1 Assessment is Requires improvement.',
    )
    expect(stdout).toContain('Overall: not rated, because not every standard that counts is rated.')
    expect(stdout).toContain('2.1.3  13 of 21  14 to 16')
  })

  it('says everything that is wrong with a file, on stderr, and rates nothing', async () => {
    const wrong = {
      ...results,
      judgements: [{ ref: '1.1', rating: 'fine' }],
      keyQuestions: results.keyQuestions.slice(1),
    }
    const { code, stdout, stderr } = await run(['results.json'], { 'results.json': JSON.stringify(wrong) })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      [
        'results.json cannot be rated (2 faults):',
        '  results › key questions: lack 2.1.1, although 2.1 has others; add it, with relevant: 0 if no case answers it',
        '  results › judgement 1.1: gives "fine", which is no rating; use Inadequate, Requires improvement, Good or Outstanding',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['no file', [], {}, 'Name the results file: plumbline rate FILE [--json]\n'],
    ['two files', ['a', 'b'], {}, 'Name one results file, not 2.\n'],
    ['a file that is not there', ['a.json'], {}, 'a.json cannot be read: no such file\n'],
    [
      'no framework',
      ['-'],
      { '-': '{}' },
      'standard input: framework is missing; use hmip-youth-2018 or hmip-youth-2021\n',
    ],
    [
      'an unknown framework',
      ['-'],
      { '-': '{"framework":"x"}' },
      'standard input: there is no framework "x"; use hmip-youth-2018 or hmip-youth-2021\n',
    ],
  ])('refuses %s', async (_story, args, files, message) => {
    expect(await run(args, files)).toEqual({ code: 2, stdout: '', stderr: message })
  })

  it.each([
    ['text that is not JSON', ['a.json'], { 'a.json': '{' }, 'a.json is not JSON: '],
    ['an option nobody knows', ['a.json', '--fast'], {}, "Unknown option '--fast'"],
  ])('refuses %s', async (_story, args, files, start) => {
    const { code, stdout, stderr } = await run(args, files)
    expect([code, stdout, stderr.startsWith(start)]).toEqual([2, '', true])
  })
})
