import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { inListOrder } from './list-order.ts'

const named = (variable: string, ...categories: string[]) =>
  categories.map((category) => ({ variable, category }))

describe('the order in which categories are read', () => {
  const framework = shippedFramework('hmip-youth-2018')

  it('is that of the code list, with what is on no list and what is not recorded at the end', () => {
    const ordered = inListOrder(
      framework,
      'court',
      named('rosh', '', 'high', 'gone', 'low', 'medium', 'very-high'),
    )
    expect(ordered.map(({ category }) => category)).toEqual([
      'low',
      'medium',
      'high',
      'very-high',
      'gone',
      '',
    ])
  })

  it('is that of the disposals of the kind of case, and leaves the variables as they stand', () => {
    const list = framework.codeLists[framework.caseKinds[0]!.disposals]!.map(({ code }) => code)
    const ordered = inListOrder(framework, 'court', [
      ...named('disposal', ...list.toSorted()),
      ...named('gender', 'male', 'female'),
    ])
    expect(ordered.map(({ variable }) => variable).at(-1)).toBe('gender')
    expect(ordered.filter(({ variable }) => variable === 'disposal').map(({ category }) => category)).toEqual(
      list,
    )
  })
})
