/**
 * The two doors to a report as a file, for whoever may read the report itself: the file, and how far it is. A form that
 * takes long is begun at the first door and made elsewhere; no connection to the database is held meanwhile.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '../database/schema.generated.ts'
import type { Thing, Verb } from '../permissions/may.ts'
import { type AnyEndpoint, type EarlyVisit, endpoint, type Visit } from '../web/endpoint.ts'
import { file, json, redirect } from '../web/outcome.ts'
import { Problem } from '../web/problems.ts'
import { type Format, formatNames, formats, render } from './formats.ts'
import type { Source } from './issued.ts'
import { isKept, isUnderWay, kept, madeSoon } from './renderings.ts'
import { readyPage, waitingPage, waitWords } from './report-files.page.ts'

/** The report that an address stands for. */
export interface ReportFile {
  inspection: string
  source: Source
  /** Of the file, without its ending. */
  name: string
  /** The address below which its files are. */
  at: string
  back: { href: string; text: string }
}

export interface ReportDoors<T extends Thing, P extends z.ZodRawShape> {
  /** Such as “/inspections/:inspection/report/files”. */
  path: string
  verb: Verb<T>
  thing: T
  params: z.ZodObject<P>
  /** @throws Problem when there is no such report */
  find(visit: Visit<T, z.infer<z.ZodObject<P>>, unknown, unknown>): Promise<ReportFile>
  /** Puts on record that the file was given out, where that must be known. */
  given?(visit: Visit<T, z.infer<z.ZodObject<P>>, unknown, unknown>): Promise<void>
}

type Found = { report: ReportFile; format: Format }

export function reportFileRoutes<T extends Thing, P extends z.ZodRawShape>(
  db: Kysely<DB>,
  doors: ReportDoors<T, P>,
): AnyEndpoint[] {
  const params = doors.params.extend({ format: z.string() })

  const find = (visit: EarlyVisit<T, unknown, unknown, unknown>): Promise<Found> =>
    visit.read(async (inside) => {
      const { format } = inside.params as { format: string }
      const known = formatNames.find((one) => one === format)
      if (!known)
        throw new Problem(
          'not-found',
          `A report can be had as ${formatNames.join(', ')}, not as “${format}”.`,
        )
      return { report: await doors.find(inside as never), format: known }
    })
  const asked = ({ report, format }: Found, person: string | null) => ({
    inspection: report.inspection,
    format,
    source: report.source,
    person,
  })

  return [
    endpoint({
      method: 'GET',
      path: `${doors.path}/:format`,
      verb: doors.verb,
      thing: doors.thing,
      params,
      first: async (visit) => {
        const found = await find(visit as never)
        const { report, format } = found
        const ask = asked(found, visit.person?.id ?? null)
        if (!isKept(ask)) return { ...found, bytes: await render(format, report.source) }
        const before = await visit.read((inside) => kept(inside.db, ask))
        if (before) return { ...found, bytes: before }
        const ready = await madeSoon(db, ask)
        return { ...found, bytes: ready ? await visit.read((inside) => kept(inside.db, ask)) : null }
      },
      ...(doors.given ? { recorded: true } : {}),
      run: async (visit) => {
        const { report, format, bytes } = visit.first
        if (!bytes) return redirect(`${report.at}/${format}/progress`)
        await doors.given?.(visit as never)
        return file(`${report.name}.${formats[format].ending}`, formats[format].type, bytes)
      },
    }),

    endpoint({
      method: 'GET',
      path: `${doors.path}/:format/progress`,
      verb: doors.verb,
      thing: doors.thing,
      params,
      first: async (visit) => {
        const found = await find(visit as never)
        const ask = asked(found, visit.person?.id ?? null)
        const ready = !isKept(ask) || (await visit.read((inside) => kept(inside.db, ask))) !== null
        // Asked by a page that waits: it is told, and nothing is begun. What was interrupted begins with the page.
        const underWay = ready || visit.wantsJson ? isUnderWay(ask) : !(await madeSoon(db, ask))
        return { ...found, underWay: !ready && underWay }
      },
      run: async ({ first: { report, format, underWay }, wantsJson }) => {
        if (wantsJson) return json({ done: !underWay, said: waitWords })
        const waiting = {
          at: report.at,
          format,
          title: report.source.document.title,
          back: report.back,
        }
        return underWay ? waitingPage(waiting) : readyPage(waiting)
      },
    }),
  ]
}
