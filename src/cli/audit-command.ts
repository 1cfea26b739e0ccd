import { parseArgs } from 'node:util'
import { verifyAudit } from '#platform/audit/verify.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { BadInput, type Command } from './command.ts'
import { sayTo } from './log.ts'

export const audit: Command = {
  usage: 'audit verify [--json]',
  does: 'Recomputes every hash of the audit record and says whether anything was changed, removed or cut short.',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    if (positionals[0] !== 'verify' || positionals.length > 1)
      throw new BadInput('Write: plumbline audit verify [--json]')
    const config = readConfig(process.env)
    const { db, close } = await openDatabase({ ...config, log: sayTo(terminal) })
    try {
      const verification = await verifyAudit(db)
      if (values.json) terminal.stdout(`${JSON.stringify(verification, null, 2)}\n`)
      else {
        const { events, streams, seals, findings } = verification
        for (const { stream, seq, message } of findings)
          terminal.stdout(`${stream}, event ${seq}: ${message}\n`)
        terminal.stdout(
          `${events} events in ${streams} chains under ${seals} seals: ${findings.length === 0 ? 'all sound' : `${findings.length} faults`}.\n`,
        )
      }
      return verification.findings.length === 0 ? 0 : 1
    } finally {
      await close()
    }
  },
}
