import type { Command } from './command.ts'
import { rateCommand } from './rate.ts'

export const rate: Command = {
  usage: 'rate FILE [--json]',
  does: 'Rates an inspection from a results file (JSON; - reads standard input) and shows how each rating was reached.',
  run: (args, terminal) => rateCommand(args, terminal),
}
