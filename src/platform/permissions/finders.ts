/** Finds the thing a request is about, with the roles that the person of the session has towards it. */
import { alert } from './alert-thing.ts'
import { assessment } from './assessment-thing.ts'
import { nothingInParticular } from './finder.ts'
import { inspection } from './inspection-thing.ts'
import type { Thing } from './may.ts'
import type { Finder } from './things.ts'

export const finders: { [T in Thing]: Finder<T> } = {
  public: nothingInParticular,
  account: nothingInParticular,
  programme: nothingInParticular,
  inspection,
  assessment,
  alert,
} as { [T in Thing]: Finder<T> }
