/** `plumbline import FILE`: the figures of a report that others published, into the register, as it prints them. */
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { carriedShape } from '#engine/published/carried-figures.ts'
import { publishedFigures } from '#inspection/programme/carry-published.ts'
import { type Imported, importPublished } from '#inspection/programme/import-published.ts'
import { slugFrom } from '#inspection/programme/slug.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { accountWithRoles } from '#platform/people/account-with-roles.ts'
import { checkReportFile } from '#platform/report-files/check-report-file.ts'
import { ReportFileFault } from '#platform/report-files/fault.ts'
import { BadInput, type Command } from './command.ts'
import { type AboutReport, figuresToCarry } from './import.ts'
import { sayTo } from './log.ts'

const usage =
  'import FILE --as ADDRESS --title TITLE --publisher NAME --area AREA [--published 2022-02] [--service NAME] [--slug NAME]'

export const importCommand: Command = {
  usage,
  does: 'Carries the figures of a published report (text, PDF, HTML or DOCX) into the register as they are printed, with their places and what contradicts what. ADDRESS is the account of a standards lead.',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        as: { type: 'string' },
        title: { type: 'string' },
        publisher: { type: 'string' },
        area: { type: 'string' },
        published: { type: 'string' },
        service: { type: 'string' },
        slug: { type: 'string' },
      },
      allowPositionals: true,
    })
    const [path] = positionals
    const faults = [
      (path === undefined || positionals.length > 1) && `Write: plumbline ${usage}`,
      ...(['as', 'title', 'publisher', 'area'] as const).map(
        (name) => !values[name]?.trim() && `--${name}: is needed`,
      ),
      values.published !== undefined &&
        !/^\d{4}(?:-\d{2}){0,2}$/.test(values.published) &&
        `--published ${values.published}: write a year, a month or a day, such as 2022-02`,
      values.slug !== undefined &&
        slugFrom(values.slug) !== values.slug &&
        `--slug ${values.slug}: use lower-case letters, digits and hyphens`,
    ].filter((fault) => fault !== false)
    if (faults.length > 0) throw new BadInput(faults.join('\n'))

    const bytes = await terminal.readFile(path!)
    const { db, close } = await openDatabase({ ...readConfig(process.env), log: sayTo(terminal) })
    try {
      const frameworks = await new PinnedFrameworks(db).newest()
      const actor = await accountWithRoles(db, values.as!)
      if (!actor) throw new BadInput(`--as ${values.as}: nobody has this address`)
      const { printed } = await checkReportFile(bytes, frameworks)
      const file = { digest: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
      const read = figuresToCarry(printed, values as AboutReport, file)
      if ('faults' in read) throw new BadInput(read.faults.map((fault) => `${path}: ${fault}`).join('\n'))
      carriedShape.parse(read.figures)
      const figures = publishedFigures.parse(read.figures)
      const { version } = frameworks.find(({ id }) => id === figures.framework)!
      const imported = await importPublished(db, figures, version, actor)
      if ('refused' in imported) throw new BadInput(imported.refused)
      terminal.stdout(`${said(imported, read.figures.contradictions.length, figures.slug)}\n`)
      return 0
    } catch (error) {
      if (error instanceof ReportFileFault) throw new BadInput(`${path}: ${error.message}`)
      throw error
    } finally {
      await close()
    }
  },
}

function said(imported: Exclude<Imported, { refused: string }>, contradictions: number, slug: string) {
  if (imported.done === 'nothing')
    return `Nothing has changed: version ${imported.version} of ${slug} says the same.`
  const kept =
    contradictions === 0
      ? 'Nothing in it contradicts anything else.'
      : `${contradictions === 1 ? 'One contradiction is' : `${contradictions} contradictions are`} kept with it.`
  return `${slug} is in the register, version ${imported.version}. ${kept}`
}
