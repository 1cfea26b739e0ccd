/** For tests: the small framework with something broken in it, and the faults that are then reported. */
import { checkFramework } from '../check.ts'
import type { Fault } from '../fault.ts'
import { type RawFramework, smallFramework } from './small-framework.ts'

/** What was broken, how, the kind of fault and the whole line that its author reads. */
export type Row = [story: string, breakIt: (raw: RawFramework) => void, kind: string, line: string]

export const faultsAfter = (breakIt: (raw: RawFramework) => void): Fault[] => {
  const raw = smallFramework()
  breakIt(raw)
  const checked = checkFramework(raw)
  return 'faults' in checked ? checked.faults : []
}

/** Standard 2.1 and its key question 2.1.2, the ones that most rows break. */
export const assessment = (raw: RawFramework): RawFramework => raw.domains[1].standards[0]
export const safety = (raw: RawFramework): RawFramework => assessment(raw).keyQuestions[1]
