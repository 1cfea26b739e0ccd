import type { Stream } from '#engine/sampling/stream.ts'

export const oneOf = <T>(chance: Stream, list: readonly T[]): T => list[chance.below(list.length)]!
