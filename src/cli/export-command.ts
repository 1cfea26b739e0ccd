/** A report as a file, for whoever runs the machine: the same forms as behind the links, made here and now. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { issuedWords } from '#platform/documents/cover-facts.ts'
import { type Format, formatNames, formats, render } from '#platform/documents/formats.ts'
import { kept } from '#platform/documents/renderings.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { BadInput, type Command } from './command.ts'
import { reportToExport } from './export.ts'
import { sayTo } from './log.ts'

const usage = `export INSPECTION --format ${formatNames.join('|')} -o FILE [--edition N | --approved | --draft]`

export const exportCommand: Command = {
  usage,
  does: 'Writes an inspection’s report to a file: what was published last, or else approved, or else the draft. INSPECTION is the last part of its address.',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        edition: { type: 'string' },
        approved: { type: 'boolean', default: false },
        draft: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const [inspection] = positionals
    const { output, edition, approved, draft } = values
    const which = [edition !== undefined, approved, draft].filter(Boolean).length
    if (inspection === undefined || positionals.length > 1 || !output || which > 1)
      throw new BadInput(`Write: plumbline ${usage}`)
    const format = formatNames.find((one): one is Format => one === values.format)
    if (!format)
      throw new BadInput(
        `--format ${values.format ?? ''}: there is no such format. Choose from ${formatNames.join(', ')}.`,
      )
    if (edition !== undefined && !/^[1-9]\d{0,8}$/.test(edition))
      throw new BadInput(`--edition ${edition}: write the number of the edition, such as 1.`)
    const { db, close } = await openDatabase({ ...readConfig(process.env), log: sayTo(terminal) })
    try {
      const report = await reportToExport(db, new PinnedFrameworks(db), inspection, {
        edition: edition === undefined ? null : Number(edition),
        only: approved ? 'approved' : draft ? 'draft' : null,
      })
      const { source } = report
      // What was given out before is given out again, also when the program has learned to make it better.
      const bytes = (await kept(db, { ...report, format })) ?? (await render(format, source))
      await writeFile(output, bytes)
      terminal.stderr(
        `${output}: ${source.document.title} as ${formats[format].label}, ${bytes.length} bytes. ${issuedWords(source.issued)}\n`,
      )
      return 0
    } finally {
      await close()
    }
  },
}
