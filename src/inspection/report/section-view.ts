/** Gathers what the page of a section shows. */
import { standardsInOrder } from '#engine/framework/find.ts'
import type { ReportMaterial } from '#engine/report/material.ts'
import { type Section, sectionById, sectionOfStandard, sectionsOf } from '#engine/report/sections.ts'
import { may } from '#platform/permissions/may.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { examplesOf } from '../practice-examples.ts'
import { reportMaterial } from '../report-material.ts'
import { isWritten } from '../stages.ts'
import { besideHtml } from './beside.ts'
import { commentsPart } from './comments.part.ts'
import type { ExamplesBeside } from './examples-beside.ts'
import { standardFindings } from './findings.ts'
import { faultsIn, previewOf } from './look.ts'
import { sectionVersions, standing } from './queries.ts'
import { sectionPage } from './section.page.ts'
import { judgementReasons, sectionComments, writingNow } from './writing.queries.ts'

export type ReportVisit<P = unknown, Q = unknown> = Visit<'inspection', P, Q, unknown>
export type SectionVisit = ReportVisit<{ inspection: string; section: string }>

export const at = (visit: ReportVisit) => `/inspections/${visit.thing.slug}/report`
export const around = (visit: ReportVisit) => ({ inspection: visit.thing, roles: visit.roles })
export const mayWrite = (visit: ReportVisit) =>
  may(visit.roles, 'write report', 'inspection') && isWritten(visit.thing.stage)
export const mayComment = (visit: ReportVisit) =>
  may(visit.roles, 'comment on report', 'inspection') && isWritten(visit.thing.stage)

export async function sectionOf(visit: SectionVisit): Promise<Section> {
  const section = sectionById(await visit.frameworks.of(visit.thing), visit.params.section)
  if (!section) throw new Problem('not-found', 'The report has no such section.')
  return section
}

/** Who else writes in a section now. */
export const writingIn = async (visit: ReportVisit, section: Section) =>
  (await writingNow(visit.db, visit.thing.id, visit.person!.id)).filter((one) => one.section === section.id)

/** The practice examples of the standard that a section is about, where it is rated from cases. */
export async function examplesFor(
  visit: SectionVisit,
  section: Section,
  base: number,
): Promise<ExamplesBeside | null> {
  const framework = await visit.frameworks.of(visit.thing)
  const standard = standardsInOrder(framework).find((one) => sectionOfStandard(one.id) === section.id)
  if (standard?.judged !== 'from-cases') return null
  const examples = await examplesOf(visit.db, visit.thing.id, visit.person!.id)
  const path = `${at(visit)}/sections/${section.id}/examples`
  return {
    standard,
    examples: examples.filter((one) => !one.withdrawn),
    insertAt: mayWrite(visit) ? (example) => `${path}/${example}` : null,
    base,
  }
}

/** What casework found on the standard that a section is about, for whoever may look into cases. */
export async function findingsFor(visit: SectionVisit, material: ReportMaterial, section: Section) {
  const { framework } = material
  const standard = standardsInOrder(framework).find((one) => sectionOfStandard(one.id) === section.id)
  if (standard?.judged !== 'from-cases' || !may(visit.roles, 'see casework', 'inspection')) return null
  const asks = { id: visit.person!.id, roles: visit.roles }
  const counts = material.prompts ?? []
  const found = await standardFindings(visit.db, visit.thing, framework, standard, counts, asks)
  return { standard, found }
}

/** @param seen is told in how many cases the notes were shown */
export async function showSection(
  visit: SectionVisit,
  kept?: number,
  seen?: (cases: number) => Promise<void>,
) {
  const section = await sectionOf(visit)
  const framework = await visit.frameworks.of(visit.thing)
  const material = await reportMaterial(visit.db, visit.thing, framework)
  const versions = await sectionVersions(visit.db, visit.thing.id, section.id)
  const now = standing(versions)
  // Only worth deciding while nothing newer stands.
  const mine = versions.find((one) => one.version === kept && one.setAside)
  const open = mine && (now?.version ?? 0) < mine.version ? mine : undefined
  const standard = standardsInOrder(framework).find((one) => sectionOfStandard(one.id) === section.id)
  const path = `${at(visit)}/sections/${section.id}`
  const text = open?.body ?? now?.body ?? ''
  const writes = mayWrite(visit)
  const typed = section.kind === 'text'
  const findings = material && (await findingsFor(visit, material, section))
  if (findings?.found.read) await seen?.(findings.found.read)
  return sectionPage(around(visit), visit.form, {
    section,
    versions,
    kept: open,
    mayWrite: writes,
    others: await writingIn(visit, section),
    pages: [
      at(visit),
      ...sectionsOf(framework).flatMap(({ id, kind }) =>
        kind === 'text' ? [`${at(visit)}/sections/${id}`] : [],
      ),
    ],
    preview: material && typed ? previewOf(material, section.id, text) : '',
    faults: material && typed ? faultsIn(material, section.id, text) : '',
    comments: typed
      ? commentsPart(visit.form, {
          at: path,
          comments: await sectionComments(visit.db, visit.thing.id, section.id),
          text: now?.body ?? '',
          mayComment: mayComment(visit),
          mayResolve: (one) =>
            mayComment(visit) &&
            (one.byId === visit.person!.id || may(visit.roles, 'write report', 'inspection')),
        })
      : '',
    beside:
      material && typed
        ? besideHtml({
            material,
            section: section.id,
            insertAt: writes ? `${path}/insert` : null,
            base: now?.version ?? 0,
            reasons: standard && (await judgementReasons(visit.db, visit.thing.id, standard.id)),
            findings: findings && {
              found: findings.found,
              lowest:
                material.figures.rated.standards.find(({ ref }) => ref === standard?.ref)?.lowest?.ref ??
                null,
              inspection: `/inspections/${visit.thing.slug}`,
              standard: findings.standard.id,
              insertAt: writes ? path : null,
              base: now?.version ?? 0,
            },
            examples: await examplesFor(visit, section, now?.version ?? 0),
            groupsAt: may(visit.roles, 'see groups', 'inspection')
              ? `/inspections/${visit.thing.slug}/judgement/groups/publishable`
              : null,
          })
        : '',
  })
}
