import { readConfig } from '#platform/config.ts'
import { startPlumbline } from '../main.ts'
import type { Command } from './command.ts'
import { sayTo } from './log.ts'

/** Ctrl-C in a terminal, and what service managers and closed terminals send. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export const start: Command = {
  usage: 'start',
  does: 'Starts Plumbline and prints its address. Ctrl-C stops it; nothing is lost.',
  async run(_args, terminal) {
    // Kept on from the beginning: a stop may come at any moment, and twice, from the terminal and from the launcher.
    const asked = new Promise<void>((resolve) => {
      for (const signal of stopSignals) process.on(signal, () => resolve())
    })
    asked.then(() => terminal.stderr('Stopping …\n'))
    const began = performance.now()
    const config = readConfig(process.env)
    terminal.stderr('Starting Plumbline …\n')
    const running = await startPlumbline(config, sayTo(terminal))
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    terminal.stderr(`\nPlumbline is ready at ${running.address} (${seconds} s)\n`)
    terminal.stderr(
      config.demonstration
        ? `Demonstration: open ${running.address}/sign-in and choose who to be. Begin as the Lead inspector.\n`
        : `No account yet? plumbline account create --email you@example.org --name "Your name" --role programme-manager\n`,
    )
    terminal.stderr('Press Ctrl-C to stop.\n')
    await asked
    await running.stop()
    return 0
  },
}
