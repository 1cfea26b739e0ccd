/**
 * A server of a measurement tells the process that started it where it listens and, whenever asked, how much
 * processor time it has used so far (milliseconds).
 */
export function announce(address: string): void {
  const { send } = process
  if (!send) throw new Error('This server is started by a measurement: npm run bench')
  send.call(process, address)
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    send.call(process, (user + system) / 1000)
  })
  // Without the one who started it there is nobody to stop it.
  process.on('disconnect', () => process.exit())
}
