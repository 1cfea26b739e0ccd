// Shows how a text reads, with what is wrong in it and who else writes there, whenever typing pauses. The server makes the markup.

/** In milliseconds. */
const pause = 600

/** @param look asks the server; one question at a time, and another if the text changed meanwhile */
export function previewWell(page, look) {
  const preview = page.querySelector('[data-preview]')
  const faults = page.querySelector('[data-faults]')
  const others = page.querySelector('[data-others]')
  const stale = page.querySelector('[data-stale]')
  let timer
  let asking = false
  let again = false

  async function now() {
    if (asking) {
      again = true
      return
    }
    asking = true
    do {
      again = false
      const reply = await look()
      stale.hidden = reply.status !== 0
      if (reply.ok) {
        preview.innerHTML = reply.body.preview
        // Said again only when it is news.
        if (faults.innerHTML !== reply.body.faults) faults.innerHTML = reply.body.faults
        if (others.innerHTML !== reply.body.others) others.innerHTML = reply.body.others
      }
    } while (again)
    asking = false
  }
  return {
    soon() {
      clearTimeout(timer)
      timer = setTimeout(now, pause)
    },
  }
}
