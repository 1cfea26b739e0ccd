// Keeps a page of figures up to date: the server says that something changed, the page is read again, and only the
// cells that differ are replaced, so that neither focus nor place is lost. The page works without this.

/** In milliseconds: how often at most the page is read again, and how often at most it speaks. */
const readEvery = 2000
const speakEvery = 60_000

/** @param page the element with the figures; its `data-live` is where changes are told */
export function keepUpToDate(page) {
  const button = page.querySelector('[data-live-pause]')
  const state = page.querySelector('[data-live-state]')
  let events = null
  let seen = page.dataset.seen
  let reading = null
  let again = false
  let spokenAt = Date.now()

  const show = (words) => {
    if (state.textContent !== words) state.textContent = words
  }

  function listen() {
    events = new EventSource(`${page.dataset.live}?seen=${encodeURIComponent(seen)}`)
    events.addEventListener('open', () => show('Updates itself.'))
    events.addEventListener('changed', (event) => {
      seen = event.lastEventId
      update()
    })
    events.addEventListener('over', (event) => stop(`Updates have ended: ${event.data}. Reload to go on.`))
    events.addEventListener('error', () => {
      if (events?.readyState === EventSource.CLOSED)
        stop('Updates have stopped. Reload to see the newest figures.')
      else show('The connection is lost. Trying again.')
    })
  }

  /** For good: there is nothing more to listen to here. */
  function stop(words) {
    events?.close()
    events = null
    button.hidden = true
    show(words)
  }

  function update() {
    if (reading) {
      again = true
      return
    }
    reading = refresh()
      .catch(() => show('The newest figures could not be read. Trying again with the next change.'))
      .then(() => new Promise((resolve) => setTimeout(resolve, readEvery)))
      .then(() => {
        reading = null
        if (!again || !events) return
        again = false
        update()
      })
  }

  async function refresh() {
    const reply = await fetch(location.pathname, { headers: { accept: 'text/html' } })
    if (!reply.ok || reply.redirected) return stop('Updates have ended. Reload to go on.')
    const fresh = new DOMParser()
      .parseFromString(await reply.text(), 'text/html')
      .querySelector('[data-seen]')
    if (!fresh) return stop('Updates have ended: fieldwork is closed. Reload to go on.')
    replaceParts(page, fresh)
    replaceCells(page, fresh)
    speak()
  }

  function speak() {
    if (Date.now() - spokenAt < speakEvery) return
    spokenAt = Date.now()
    page.querySelector('[data-live-said]').textContent = page.querySelector(
      '[data-live-cell="summary"]',
    ).textContent
  }

  button.addEventListener('click', () => {
    const pausing = events !== null
    if (pausing) {
      events.close()
      events = null
      again = false
      show('Updates are paused.')
    } else {
      listen()
    }
    button.textContent = pausing ? 'Start updates again' : 'Pause updates'
  })
  page.querySelector('[data-live-controls]').hidden = false
  listen()
}

/** Rows that came or went: the part is replaced whole, unless somebody's focus is in it; then with the next change. */
function replaceParts(page, fresh) {
  const rows = (part) =>
    [...part.querySelectorAll('[data-live-row]')].map((row) => row.dataset.liveRow).join()
  for (const part of page.querySelectorAll('[data-live-part]')) {
    const newer = fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`)
    if (rows(part) !== rows(newer) && !part.contains(document.activeElement))
      part.replaceChildren(...newer.childNodes)
  }
}

function replaceCells(page, fresh) {
  const newer = new Map(
    [...fresh.querySelectorAll('[data-live-cell]')].map((cell) => [cell.dataset.liveCell, cell]),
  )
  for (const cell of page.querySelectorAll('[data-live-cell]')) {
    const now = newer.get(cell.dataset.liveCell)
    if (now && now.innerHTML !== cell.innerHTML) cell.replaceChildren(...now.cloneNode(true).childNodes)
  }
}
