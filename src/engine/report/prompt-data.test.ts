import { expect, test } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { keyQuestionsInOrder, promptRef } from '../framework/find.ts'
import type { PromptCount } from '../rating/tally.ts'
import type { TableBlock } from './document.ts'
import type { ReportMaterial } from './material.ts'
import { promptData } from './prompt-data.ts'

const framework = shippedFramework('hmip-youth-2021')
const { keyQuestion } = keyQuestionsInOrder(framework).find((found) => found.keyQuestion.ref === '2.1.1')!

const count = (at: number, yes: number, relevant: number): PromptCount => {
  const { id, letter } = keyQuestion.prompts[at]!
  return {
    id,
    ref: promptRef(keyQuestion, keyQuestion.prompts[at]!),
    keyQuestion: keyQuestion.ref,
    letter,
    yes,
    no: relevant - yes,
    relevant,
    notApplicable: 20 - relevant,
    undecided: 0,
    missing: 0,
    sample: 20,
    of: 20,
    percent: 0,
  }
}

test('every prompt stands with both shares, and both bases are named', () => {
  const given = { framework, prompts: [count(0, 5, 10), count(1, 0, 0)] } as unknown as ReportMaterial
  const [, paragraph, table] = promptData(given) as [unknown, { text: string }, TableBlock]
  expect(paragraph.text).toContain('These standards give the share of the whole sample')
  expect(table.caption).toBe(`2.1.1 ${keyQuestion.text}`)
  expect(table.head.map(({ text }) => text)).toEqual([
    'Prompt',
    'Yes, of cases it applied to',
    'Share of those',
    'Yes, of the whole sample',
    'Share of the sample',
  ])
  expect(table.rows.map((row) => row.slice(1).map(({ text }) => text))).toEqual([
    ['5 of 10', '50%', '5 of 20', '25%'],
    ['0 of 0', 'Not applicable', '0 of 20', '0%'],
  ])
})

test('of a sample small enough to be printed as counts there are no shares', () => {
  const small = (sample: number) => {
    const prompts = [{ ...count(0, 5, 6), sample }]
    const [, , table] = promptData({ framework, prompts } as unknown as ReportMaterial) as TableBlock[]
    return [table!.head.length, ...table!.rows[0]!.slice(1).map(({ text }) => text)]
  }
  const { countsUpTo } = framework.report
  expect(small(countsUpTo)).toEqual([3, '5 of 6', `5 of ${countsUpTo}`])
  expect(small(countsUpTo + 1)).toEqual([
    5,
    '5 of 6',
    '83%',
    `5 of ${countsUpTo + 1}`,
    expect.stringMatching(/%$/),
  ])
})

test('without counted prompts there is no such part', () => {
  expect(promptData({ framework, prompts: [] } as unknown as ReportMaterial)).toEqual([])
  expect(promptData({ framework } as unknown as ReportMaterial)).toEqual([])
})
