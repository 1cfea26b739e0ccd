import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { disagreement } from './disagreement.ts'

type Row = [service: string | undefined, own: string | undefined, said: string | undefined, recorded?: string]

const rows: Row[] = [
  ['medium', 'medium', 'You agree with the service: medium.', 'As the service classified it.'],
  [
    'medium',
    'high',
    'You judge it higher than the service did (medium): it was underestimated by one level.',
    'Higher than the service classified it (medium): underestimated by one level.',
  ],
  [
    'very-high',
    'low',
    'You judge it lower than the service did (very high): it was overestimated by three levels.',
    'Lower than the service classified it (very high): overestimated by three levels.',
  ],
  ['low', 'high', 'You judge it higher than the service did (low): it was underestimated by two levels.'],
  [undefined, 'high', undefined],
  ['high', undefined, undefined],
  ['enormous', 'high', undefined],
]

describe.each([
  ['hmip-youth-2018', 'rosh'],
  ['hmip-youth-2018', 'safety'],
  ['hmip-youth-2021', 'rosh'],
  ['hmip-youth-2021', 'safety'],
])('the direction of disagreement in %s on %s', (id, about) => {
  const framework = shippedFramework(id)
  const fact = framework.facts.find((one) => one.id === `${about}-inspector`)!

  it.each(rows)('service %s, inspector %s', (service, own, said, recorded) => {
    const facts = { [`${about}-service`]: service, [`${about}-inspector`]: own }
    const found = disagreement(framework, 'court', fact, facts)
    expect(found?.sentence).toBe(said)
    if (recorded) expect(found?.recorded).toBe(recorded)
  })

  it('is asked of no fact that has nothing to be compared with', () => {
    const mappa = framework.facts.find((one) => one.id === 'mappa')!
    expect(disagreement(framework, 'court', mappa, { mappa: 'yes' })).toBeUndefined()
  })
})
