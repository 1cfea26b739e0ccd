import { standardByRef } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'

/** The kind of case that a standard is rated from, by the standard's printed reference. */
export const caseKindOf = (framework: Framework, standardRef: string): string | null =>
  standardByRef(framework, standardRef)?.caseKind ?? null
