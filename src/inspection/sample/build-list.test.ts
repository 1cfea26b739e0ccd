import { describe, expect, it } from 'vitest'
import { freezeFrame } from '#engine/sampling/frame.ts'
import { buildLottery } from '#engine/sampling/lottery.ts'
import { buildList } from './build-list.ts'

const rule = { lotteryRows: 200, tolerance: 1 }
const frameOf = (n: number) =>
  freezeFrame({
    n,
    strata: ['gender', 'rosh'],
    cases: Array.from({ length: 40 }, (_, at) => ({
      caseRef: `C-${at}`,
      values: { gender: at % 5 === 0 ? 'female' : 'male', rosh: at % 3 === 0 ? 'high' : 'low' },
    })),
  })

describe('a list of possible samples built in a thread of its own', () => {
  it('is the same list, while the server goes on with other work', async () => {
    let turns = 0
    let waiting = true
    const goOn = () => {
      turns += 1
      if (waiting) setImmediate(goOn)
    }
    setImmediate(goOn)
    const list = await buildList(frameOf(16), rule)
    waiting = false
    expect(list).toEqual(buildLottery(frameOf(16), rule))
    // Built here instead, the list would be there before anything else had a turn.
    expect(turns).toBeGreaterThan(10)
  })

  it('is not needed for a census', async () => {
    expect(await buildList(frameOf(40), rule)).toBeNull()
  })

  it('fails as a promise does when the thread fails, and the next list is built all the same', async () => {
    const broken = { ...frameOf(16), cases: [{ caseRef: 'C-1', categories: undefined as never }] }
    const failing = buildList(broken, rule)
    await expect(failing).rejects.toThrow()
    expect(await buildList(frameOf(10), rule)).not.toBeNull()
  })
})
