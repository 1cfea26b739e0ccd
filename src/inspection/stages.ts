/** The stages of an inspection in the order a team goes through them (method, section 2). */

import type { Verb } from '#platform/permissions/may.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { Problem } from '#platform/web/problems.ts'

export const stages = [
  {
    id: 'caseload',
    label: 'Caseload',
    path: 'caseload',
    see: 'see caseload',
    does: 'The service sends its eligible cases',
    acts: 'The service contact or the lead inspector',
  },
  {
    id: 'sample',
    label: 'Sample',
    path: 'sample',
    see: 'see sample',
    does: 'Cases are drawn fairly from the caseload',
    acts: 'The lead inspector',
  },
  {
    id: 'fieldwork',
    label: 'Casework',
    path: 'casework',
    see: 'see casework',
    does: 'Inspectors assess each sampled case',
    acts: 'Inspectors, local assessors and the lead inspector',
  },
  {
    id: 'panel',
    label: 'Results and ratings panel',
    path: 'judgement',
    see: 'see results',
    does: 'Figures become ratings, and the panel decides',
    acts: 'The lead inspector proposes, the ratings panel chair decides',
  },
  {
    id: 'drafting',
    label: 'Report',
    path: 'report',
    see: 'see report',
    does: 'The lead inspector writes the report',
    acts: 'The lead inspector',
  },
  {
    id: 'accuracy',
    label: 'Factual accuracy',
    path: 'accuracy',
    see: 'see accuracy',
    does: 'The service checks the facts of the locked draft',
    acts: 'The service contact comments; the lead inspector answers; the publications editor approves',
  },
  {
    id: 'approved',
    label: 'Approval',
    path: 'publication',
    see: 'see report',
    does: 'The report is approved',
    acts: 'The publications editor',
  },
  {
    id: 'published',
    label: 'Publication',
    path: 'publication',
    see: 'see report',
    does: 'Anyone can read it',
    acts: 'Nobody: a correction would be a new edition',
  },
] as const satisfies {
  id: string
  label: string
  path: string
  see: Verb<'inspection'>
  does: string
  acts: string
}[]

export type Stage = (typeof stages)[number]['id']

export const stageOrder = (stage: string): number => stages.findIndex((candidate) => candidate.id === stage)

export const stageLabel = (stage: string): string => stages[stageOrder(stage)]?.label ?? stage

/**
 * Whether answers come too late to count. They are kept all the same, so this is asked instead of `needStage`.
 * @throws Problem stage-closed where there is no fieldwork yet, or never was
 */
export function fieldworkIsOver(inspection: InspectionThing): boolean {
  if (inspection.origin === 'live' && stageOrder(inspection.stage) > stageOrder('fieldwork')) return true
  needStage(inspection, 'fieldwork')
  return false
}

/** @throws Problem stage-closed unless the inspection stands at one of these stages */
export function needStage(inspection: InspectionThing, ...open: Stage[]): void {
  if (inspection.origin === 'published-figures') {
    throw new Problem(
      'stage-closed',
      'These figures were carried over from a published report and cannot be changed here.',
    )
  }
  if (open.includes(inspection.stage as Stage)) return
  const when = open.map((stage) => `“${stageLabel(stage)}”`).join(' or ')
  throw new Problem(
    'stage-closed',
    `This can be done at the stage ${when}. The inspection is at “${stageLabel(inspection.stage)}”.`,
  )
}

/** The stages at which a report is still written: before it goes to the service, and while its comments are answered. */
export const writingStages = ['drafting', 'accuracy'] as const satisfies Stage[]

export const isWritten = (stage: string): boolean => writingStages.some((open) => open === stage)
