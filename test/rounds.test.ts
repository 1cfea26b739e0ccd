/** The rounds in which a page sends what was given: whatever is asked for is done, whenever it is asked for. */
import { describe, expect, it } from 'vitest'

// A page's own script, which knows no types.
const { inRounds } = await import(`${'../src/platform/web/assets/device/rounds.js'}`)

describe('rounds of sending', () => {
  /** A round that sends whatever waits when it begins, and then has as many more steps to take. */
  function page(stepsAfter: number, during: (step: number) => void) {
    const waiting: string[] = []
    const sent: string[] = []
    let atOnce = 0
    const rounds = inRounds(async () => {
      atOnce += 1
      expect(atOnce).toBe(1)
      sent.push(...waiting.splice(0))
      for (let step = 0; step < stepsAfter; step += 1) {
        during(step)
        await Promise.resolve()
      }
      atOnce -= 1
      return waiting.length === 0
    })
    return { waiting, sent, rounds }
  }

  it.each([0, 1, 2, 3, 4])('send what is given at step %i of a round that has sent already', async (at) => {
    let given = false
    const { waiting, sent, rounds } = page(5, (step) => {
      if (step !== at || given) return
      given = true
      waiting.push('late')
      rounds.now()
    })
    waiting.push('first')
    expect(await rounds.now()).toBe(true)
    expect(sent).toEqual(['first', 'late'])
  })

  it('send what is given in any moment after a round, too', async () => {
    for (let moments = 0; moments < 12; moments += 1) {
      const { waiting, sent, rounds } = page(2, () => {})
      waiting.push('first')
      const first = rounds.now()
      for (let moment = 0; moment < moments; moment += 1) await Promise.resolve()
      waiting.push('later')
      await Promise.all([first, rounds.now()])
      expect([moments, sent]).toEqual([moments, ['first', 'later']])
    }
  })

  it('go on after one that failed', async () => {
    let fails = true
    const rounds = inRounds(async () => {
      if (fails) throw new Error('no disk')
      return true
    })
    expect(await rounds.now()).toBe(false)
    fails = false
    expect(await rounds.now()).toBe(true)
  })
})
