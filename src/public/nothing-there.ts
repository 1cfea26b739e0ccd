import { Problem } from '#platform/web/problems.ts'

export const nothingThere = (): Problem =>
  new Problem(
    'not-found',
    'Nothing is published at this address. The list of published reports shows what is.',
  )
