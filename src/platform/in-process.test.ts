import { describe, expect, it } from 'vitest'
import type { Misdeed } from '#test/in-process/worker.ts'
import { Exhausted, inProcess } from './in-process.ts'

const work = (misdeed: Misdeed, limits: { longestMilliseconds?: number } = {}) =>
  inProcess<unknown>({
    module: new URL('../../test/in-process/worker.ts', import.meta.url),
    data: { misdeed },
    longestMilliseconds: 60_000,
    mostMegabytes: 256,
    name: 'The work',
    ...limits,
  })

const faultOf = async (misdeed: Misdeed, limits?: { longestMilliseconds?: number }): Promise<Error> => {
  const outcome = await work(misdeed, limits).catch((error: unknown) => error)
  if (outcome instanceof Error) return outcome
  throw new Error(`It ended well: ${outcome}`)
}

describe('work in a process of its own', () => {
  it('gives its answer', async () => {
    expect(await work('answer')).toBe('done')
  })

  it.each<[string, Misdeed]>([
    ['JavaScript', 'heap'],
    ['buffers', 'buffers'],
  ])('ends when it takes more memory than it may, in %s', async (_, misdeed) => {
    expect(await faultOf(misdeed)).toMatchObject({
      what: 'memory',
      message: 'The work needed too much memory.',
    })
  })

  it('ends when it takes more time than it may', async () => {
    const fault = await faultOf('hang', { longestMilliseconds: 3_000 })
    expect(fault).toBeInstanceOf(Exhausted)
    expect(fault).toMatchObject({ what: 'time' })
  })

  it('goes on for the next one after any of this', async () => {
    const [failed, next] = await Promise.allSettled([work('leave'), work('answer')])
    expect(failed).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('code 3') },
    })
    expect(next).toMatchObject({ status: 'fulfilled', value: 'done' })
  })

  it('says what went wrong in it', async () => {
    expect((await faultOf('throw')).message).toContain('this went wrong')
  })

  it('may write nothing, start nothing, and knows nothing of the surroundings', async () => {
    expect((await faultOf('write')).message).toContain('allow-fs-write')
    expect((await faultOf('start')).message).toContain('allow-child-process')
    const known = (await work('look')) as string[]
    expect(
      known.filter(
        (name) =>
          !['NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'PWD', 'OLDPWD', 'SHLVL', '_'].includes(
            name,
          ),
      ),
    ).toEqual([])
  })
})
