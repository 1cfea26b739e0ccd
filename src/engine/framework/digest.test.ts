import { describe, expect, it } from 'vitest'
import { checkFramework } from './check.ts'
import { canonicalJson, frameworkDigest } from './digest.ts'
import { type RawFramework, smallFramework } from './testing/small-framework.ts'

const digestOf = (raw: RawFramework): string => {
  const checked = checkFramework(raw)
  if ('faults' in checked) throw new Error('the framework should be sound')
  return frameworkDigest(checked.framework)
}

describe('the fingerprint of a framework', () => {
  it('does not depend on the order in which entries are written', () => {
    const reversed = Object.fromEntries(Object.entries(smallFramework()).toReversed())
    expect(digestOf(reversed)).toBe(digestOf(smallFramework()))
  })

  it('changes when a single boundary moves', () => {
    const moved = smallFramework()
    moved.keyQuestionBands.bands[1].to = 65
    moved.keyQuestionBands.bands[2].from = 66
    expect(digestOf(moved)).not.toBe(digestOf(smallFramework()))
  })

  it('changes when the order of the prompts changes, because the order is printed', () => {
    const swapped = smallFramework()
    swapped.domains[1].standards[0].keyQuestions[0].prompts.reverse()
    expect(digestOf(swapped)).not.toBe(digestOf(smallFramework()))
  })

  it('rests on JSON whose keys are sorted at every depth and that leaves out what is not there', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'é' }], a: undefined, A: null })).toBe(
      '{"A":null,"b":[{"c":"é","d":1}]}',
    )
  })
})
