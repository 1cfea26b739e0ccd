import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { buildApp, openPlumbline } from '../main.ts'
import { BadInput, type Command } from './command.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { emptyDatabase } from './demonstration/reset.ts'
import { sayTo } from './log.ts'

export const demo: Command = {
  usage: 'demo --reset',
  does: 'Empties the demonstration and loads it afresh. Refuses a database that holds anything else.',
  async run(args, terminal) {
    const { values } = parseArgs({ args, options: { reset: { type: 'boolean', default: false } } })
    if (!values.reset) throw new BadInput('Write: plumbline demo --reset')
    const log = sayTo(terminal)
    const config = readConfig(process.env)
    const before = await openPlumbline(config, log)
    try {
      await emptyDatabase(before.db, before.pool)
    } finally {
      await before.close()
    }
    const { db, frameworks, close } = await openPlumbline(config, log)
    try {
      const app = await buildApp(config, { db, frameworks })
      await loadDemonstration({ db, frameworks, app, log })
      await app.close()
      terminal.stderr('The demonstration is fresh again.\n')
      return 0
    } finally {
      await close()
    }
  },
}
