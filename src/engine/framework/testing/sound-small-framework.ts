/** For tests: the small framework, checked, with a change if one is wanted. */
import { checkFramework } from '../check.ts'
import { faultLine } from '../fault.ts'
import type { Framework } from '../shape.ts'
import { type RawFramework, smallFramework } from './small-framework.ts'

export function soundSmallFramework(change: (raw: RawFramework) => void = () => {}): Framework {
  const raw = smallFramework()
  change(raw)
  const checked = checkFramework(raw)
  if ('faults' in checked) throw new Error(checked.faults.map(faultLine).join('\n'))
  return checked.framework
}
