/**
 * A server of a measurement tells the process that started it where it listens and, whenever asked, how much
 * processor time it has used so far (milliseconds).
 */
export function announce(address: string): void {
  if (!process.send) throw new Error('This server is started by a measurement: npm run bench')
  process.send(address)
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  })
  // Without the one who started it there is nobody to stop it.
  process.on('disconnect', () => process.exit())
}
