import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../frameworks-directory.ts'
import type { Command } from './command.ts'
import { sampleCommand } from './sample.ts'

export const sample: Command = {
  usage:
    'sample FILE.csv|xlsx|ods --framework ID --domain KIND --seed TEXT [--date D] [--size N] [--json] | sample verify FILE.json',
  does: 'Draws a sample that anyone can check, or checks a published draw with separate code.',
  run: async (args, terminal) => sampleCommand(args, terminal, await loadFrameworks(frameworksDirectory)),
}
