// Loaded into the program before its own code. When the launcher is killed without a chance to pass it on, the
// channel to it closes, and the program is told to stop as if it had been sent SIGTERM itself.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// The channel alone must not keep a finished program running.
process.channel?.unref()
