import { parseArgs } from 'node:util'
import { keyQuestionsInOrder, standardsInOrder } from '#engine/framework/find.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../frameworks-directory.ts'
import { BadInput, type Command } from './command.ts'

export const framework: Command = {
  usage: 'framework check [DIRECTORY]',
  does: 'Checks every framework file whole and reports all faults together.',
  async run(args, terminal) {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [verb, directory = frameworksDirectory] = positionals
    if (verb !== 'check') throw new BadInput('Write: plumbline framework check [DIRECTORY]')
    try {
      for (const one of (await loadFrameworks(directory)).values()) {
        const questions = keyQuestionsInOrder(one)
        const prompts = questions.reduce((sum, { keyQuestion }) => sum + keyQuestion.prompts.length, 0)
        terminal.stdout(
          `${one.id} ${one.version}: ${standardsInOrder(one).length} standards, ${questions.length} key questions, ${prompts} prompts, no faults.\n`,
        )
      }
      return 0
    } catch (error) {
      terminal.stderr(`${(error as Error).message}\n`)
      return 1
    }
  },
}
