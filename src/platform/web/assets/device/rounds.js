// Work in rounds, never two at once. What is asked for while a round is under way, up to its very last step, gets
// another: an answer given in that moment would otherwise wait for the next one to be sent with it.

/** In milliseconds: how long to wait before each new try. */
const waits = [2000, 4000, 8000, 15000, 30000]

/** @param round resolves with whether everything is done; where not, it is tried again after a while */
export function inRounds(round) {
  let timer
  let due = Number.POSITIVE_INFINITY
  let tries = 0
  let running = null
  let again = false

  async function run() {
    let done
    do {
      again = false
      done = await round().catch(() => false)
    } while (again)
    // In the same step as the last look at `again`: nothing can be asked for between the two.
    running = null
    tries = done ? 0 : tries + 1
    if (!done) soon(waits[Math.min(tries, waits.length) - 1])
    return done
  }
  function now() {
    clearTimeout(timer)
    due = Number.POSITIVE_INFINITY
    if (running) again = true
    else running = Promise.resolve().then(run)
    return running
  }
  function soon(delay) {
    const at = Date.now() + delay
    if (at >= due) return
    due = at
    clearTimeout(timer)
    timer = setTimeout(now, delay)
  }
  return { now, soon }
}
