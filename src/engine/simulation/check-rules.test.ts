import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { checkRules } from './check-rules.ts'

const frameworks = ['hmip-youth-2018', 'hmip-youth-2021'].map(shippedFramework)

const faultsOf = (raw: unknown): string[] => {
  const checked = checkRules(frameworks, raw)
  return 'faults' in checked ? checked.faults.map(({ path, message }) => `${path}: ${message}`) : []
}

describe('a file of rules', () => {
  it('is accepted where every part is sound', () => {
    expect(
      faultsOf({ title: 'T', boundaries: { good: 70 }, banding: 'exact', unaskedSufficient: 40 }),
    ).toEqual([])
  })

  it('that changes nothing is refused', () => {
    expect(faultsOf({ title: 'T' })).toEqual([
      'rules: changes no rule; give at least one of framework, boundaries, banding, standardFrom, leading, cases, unknown or noLimits',
    ])
    expect(faultsOf({ title: 'T', within: ['court-disposals'], standardFrom: 'mean' })).toEqual([])
  })

  it('tells every fault together, those of its shape and those of its meaning', () => {
    const faults = faultsOf({
      banding: 'rounded',
      boundaries: { good: 49, inadequate: 10 },
      leading: {
        keyQuestions: ['court-planning-desistance', 'court-planning-child-safety', 'nothing'],
        othersLowerBy: 1,
      },
      cases: { whole: true, subSamplesOf: 'hmip-2018' },
      within: ['domain-two'],
      unknown: ['joint-work'],
      extra: 1,
    })
    expect(faults).toEqual([
      'rules › title: is missing; add text',
      'rules › banding: must be round-then-band or exact, not "rounded"',
      'rules: has an entry "extra" that does not belong here; remove it or correct its spelling',
      'rules › cases › sub samples of: there is no framework "hmip-2018"; use hmip-youth-2018 or hmip-youth-2021',
      'rules › cases: must have one of whole and subSamplesOf, and not both',
      'rules › boundaries › inadequate: has no boundary to move; use requires-improvement, good or outstanding',
      'rules › boundaries: must rise from band to band; under hmip-youth-2018 they would begin at 10, 50, 49, 80',
      'rules › leading › key question nothing: "nothing" is no key question',
      'rules › leading › key questions: names 2.2.1 and 2.2.2 of hmip-youth-2018; one key question can lead a standard',
      'rules › leading › key questions: names 2.2.1 and 2.2.2 of hmip-youth-2021; one key question can lead a standard',
      'rules › domain-two: "domain-two" is no domain or standard',
      'rules › joint-work: "joint-work" is no standard',
    ])
  })

  it.each([
    [
      'a part that only narrows others',
      { unknown: ['joint-working'], within: ['court-disposals'] },
      /narrows/,
    ],
    [
      'two ways for one standard',
      { standardFrom: 'mean', leading: { keyQuestions: ['court-planning-desistance'], othersLowerBy: 0 } },
      /cannot be put together/,
    ],
    [
      'a number left out of every case',
      { cases: { whole: true, leftOut: { court: 3 } } },
      /give subSamplesOf too/,
    ],
    [
      'a kind of case that is none',
      { cases: { subSamplesOf: 'hmip-youth-2018', leftOut: { custody: 3 } } },
      /is no kind of case/,
    ],
    ['text', 'boundaries: five higher', /must be a group of named entries/],
  ])('%s', (_, raw, message) => {
    expect(faultsOf(typeof raw === 'string' ? raw : { title: 'T', ...raw }).join('\n')).toMatch(message)
  })
})
