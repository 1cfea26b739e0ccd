import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import type { Results } from '../rating/results.ts'
import {
  changesSince,
  composePapers,
  type Papers,
  papersText,
  readPapers,
  samePaper,
  type Written,
} from './papers.ts'

const framework = soundSmallFramework()
const [organisation] = framework.domains
  .flatMap(({ standards }) => standards)
  .filter(({ judged }) => judged === 'qualitative')
const fromCases = framework.domains.flatMap(({ standards }) => standards).find(({ ref }) => ref === '2.1')!

interface Wanted {
  yes?: number
  judgement?: Written
  view?: Written
  freeze?: { version: number; digest: string }
  discretion?: Results['discretion']
}

const papers = ({ yes = 13, judgement, view, freeze, discretion = [] }: Wanted = {}): Papers =>
  composePapers({
    inspection: 'i',
    framework,
    freeze: freeze ?? null,
    standingResult: null,
    results: {
      framework: framework.id,
      keyQuestions: [
        { ref: '2.1.1', yes, relevant: 21 },
        { ref: '2.1.2', yes: 20, relevant: 21 },
        { ref: '2.1.3', yes: 20, relevant: 21 },
      ],
      judgements: judgement ? [{ ref: organisation!.ref, rating: 'Good' }] : [],
      discretion,
      caseload: {},
      cases: { court: 21 },
    },
    reasons: new Map(),
    judgements: new Map(judgement ? [[organisation!.id, judgement]] : []),
    views: new Map(view ? [[fromCases.id, view]] : []),
  })

const first: Written = { version: 1, words: 'Seen.' }

describe('the papers of a panel', () => {
  it('hold what the rules give, whatever a panel decided before', () => {
    const again = papers({ discretion: [{ ref: '2.1', to: 'Good', reason: 'x' }] })
    expect(papersText(again)).toBe(papersText(papers()))
    const paper = again.standards.find(({ ref }) => ref === '2.1')!
    expect(paper).toMatchObject({ proposed: 'requires-improvement', lowest: { ref: '2.1.1', percent: 62 } })
    expect(paper.reasons.map(({ trigger, distance }) => [trigger, distance])).toContainEqual([
      'within-five-points',
      3.1,
    ])
  })

  it('are read as they were written', () => {
    const all = papers({ judgement: first, view: first })
    expect(papersText(readPapers(papersText(all)))).toBe(papersText(all))
  })

  const changes: [what: string, then: Wanted, now: Wanted, sentences: string[]][] = [
    ['nothing', {}, {}, []],
    ['an answer', {}, { yes: 14 }, ['2.1.1 was 13 of 21 in the papers and is 14 of 21 now.']],
    [
      'a judgement',
      { judgement: first },
      { judgement: { version: 2, words: 'On reflection.' } },
      [`${organisation!.ref}: the lead inspector’s judgement is at version 2, the papers hold version 1.`],
    ],
    [
      'a view that was written since',
      {},
      { view: first },
      ['2.1: the lead inspector’s view is at version 1, the papers hold version 0.'],
    ],
    [
      'what fieldwork left',
      { freeze: { version: 1, digest: 'a' } },
      { freeze: { version: 2, digest: 'b' } },
      ['What the figures rest on is not what it was.'],
    ],
  ]
  it.each(changes)('tell what changed since: %s', (_, then, now, sentences) => {
    expect(changesSince(papers(then), papers(now)).map(({ sentence }) => sentence)).toEqual(sentences)
  })

  it('do not change when certainty is worked out later', () => {
    const certainty = { version: 1, draws: 10, standards: {}, overall: null }
    expect(changesSince(papers(), { ...papers(), certainty })).toEqual([])
  })

  it('say of each standard alone whether they say the same', () => {
    expect(samePaper(papers(), papers({ yes: 14 }), fromCases.id)).toBe(false)
    expect(samePaper(papers(), papers({ yes: 14 }), organisation!.id)).toBe(true)
  })
})
