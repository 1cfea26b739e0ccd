import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../frameworks-directory.ts'
import type { Command } from './command.ts'
import { simulateCommand } from './simulate.ts'
import { inspectionsOfDatabase } from './simulate-database.ts'

export const simulate: Command = {
  usage: 'simulate --rules FILE [RESULTS…] [--inspection ADDRESS]… [--json]',
  does: 'Rates inspections again under other rules (YAML or JSON) and sets the two side by side; the record stays as it is. RESULTS are results files or figures of published reports; without any the settled inspections of the database are taken.',
  run: async (args, terminal) =>
    simulateCommand(
      args,
      terminal,
      await loadFrameworks(frameworksDirectory),
      inspectionsOfDatabase(terminal),
    ),
}
