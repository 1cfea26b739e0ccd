/** Checks a framework as it was read from its file: its shape first, then how its parts fit together. */

import { alertChecks } from './checks/alerts.ts'
import { bandChecks } from './checks/bands.ts'
import type { Check, Section } from './checks/check.ts'
import { groupChecks } from './checks/groups.ts'
import { identityChecks } from './checks/identity.ts'
import { referenceChecks } from './checks/references.ts'
import { remarkChecks } from './checks/remarks.ts'
import { routingChecks } from './checks/routing.ts'
import { sampleChecks } from './checks/samples.ts'
import { sourceChecks } from './checks/sources.ts'
import { textMarkChecks } from './checks/text-marks.ts'
import type { Fault, FaultAt } from './fault.ts'
import { humanPath } from './human-path.ts'
import { salvage } from './salvage.ts'
import { type Framework, frameworkShape } from './shape.ts'
import { shapeFaults } from './shape-fault.ts'

const checks: Check[] = [
  ...identityChecks,
  ...bandChecks,
  ...routingChecks,
  ...referenceChecks,
  ...remarkChecks,
  ...sampleChecks,
  ...alertChecks,
  ...groupChecks,
  ...sourceChecks,
  ...textMarkChecks,
]

/**
 * `raw` is the parsed YAML. Returns the framework, or every fault found, each with a path in the author's own words.
 * A section whose shape is broken is left out of the checks that read it, so no fault is a mere consequence of another.
 */
export function checkFramework(raw: unknown): { framework: Framework } | { faults: Fault[] } {
  const parsed = frameworkShape.safeParse(raw)
  if (parsed.success) {
    const faults = misfits(parsed.data, new Set(Object.keys(frameworkShape.shape) as Section[]), raw)
    return faults.length === 0 ? { framework: parsed.data } : { faults }
  }
  const inShape = worded(shapeFaults(parsed.error.issues, raw), raw)
  const rest = salvage(raw, parsed.error.issues)
  const { framework, sections } = soundSections(rest)
  return { faults: [...inShape, ...misfits(framework, sections, rest)] }
}

const worded = (found: FaultAt[], raw: unknown): Fault[] =>
  found.map(({ kind, at, message }) => ({ kind, path: humanPath(raw, at), message }))

const misfits = (framework: Framework, sections: Set<Section>, raw: unknown): Fault[] =>
  worded(
    checks
      .filter((check) => check.reads.every((section) => sections.has(section)))
      .flatMap((check) => check.find(framework)),
    raw,
  )

/** The sections whose own shape is sound; checks read only these. */
function soundSections(raw: unknown): { framework: Framework; sections: Set<Section> } {
  const sections = new Set<Section>()
  const framework: Record<string, unknown> = {}
  if (typeof raw === 'object' && raw !== null)
    for (const [name, shape] of Object.entries(frameworkShape.shape)) {
      const section = shape.safeParse((raw as Record<string, unknown>)[name])
      if (!section.success) continue
      sections.add(name as Section)
      framework[name] = section.data
    }
  return { framework: framework as Framework, sections }
}
