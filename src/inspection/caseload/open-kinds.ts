/** Which kinds of case can still be sent: those that no prepared sample rests on. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'

/** The kinds whose samples are sized from this kind's caseload: its own, and those that take a share of it. */
export const kindsRestingOn = (framework: Framework, kind: string): string[] =>
  framework.caseKinds
    .filter((one) => one.id === kind || (one.sample.method === 'share' && one.sample.of === kind))
    .map((one) => one.id)

export const openKinds = (framework: Framework, prepared: ReadonlySet<string>): CaseKind[] =>
  framework.caseKinds.filter((kind) => !kindsRestingOn(framework, kind.id).some((id) => prepared.has(id)))
