// A form that may be sent without a connection: it waits on this device, locked, and goes up with everything else.
// What it says is never lost because the line was, and its own name makes it one even if it is sent twice.

import { keyOf } from '/assets/device/keys.js'
import { adoptEarlier, lockedShelf, newName, outboxOn } from '/assets/device/outbox.js'
import { ask, sendAll, senderFor } from '/assets/device/sending.js'
import { canKeep, openStore } from '/assets/device/store.js'
import { showUnsent } from '/assets/device/unsent.js'

const tokenOf = () => document.querySelector('[name="_token"]')?.value ?? ''

async function ownOutbox() {
  const { person } = document.body.dataset
  if (!person || !canKeep()) return undefined
  const send = senderFor(person, tokenOf())
  const key = await keyOf(person, { askFor: send }).catch(() => undefined)
  if (!key) return undefined
  await adoptEarlier(key, person, ask).catch(() => {})
  return { outbox: outboxOn(lockedShelf(key)), send }
}

/** What the form holds; a name that stands more than once holds a list. */
function contentOf(form) {
  const content = {}
  for (const [name, value] of new FormData(form)) {
    if (name === '_token') continue
    const before = content[name]
    content[name] = before === undefined ? value : [before, value].flat()
  }
  return content
}

/** @param form says with `data-waits` which of its fields is its name */
export function waitWell(form) {
  const name = form.querySelector(`[name="${form.dataset.waits}"]`)
  // A page kept on the device is opened more than once; each time it is another form.
  if (document.body.dataset.keptAt !== undefined) name.value = newName()
  let itself = false
  form.addEventListener('submit', async (event) => {
    if (itself) return
    event.preventDefault()
    const own = await ownOutbox()
    const sendItself = () => {
      itself = true
      form.submit()
    }
    if (!own) return sendItself()
    const { outbox, send } = own
    const about = `${form.action} ${name.value}`
    const url = new URL(form.action).pathname
    const shown = { where: document.querySelector('h1').textContent.trim() }
    await outbox.put({ about, url, shown, body: { ...contentOf(form), noticedAt: new Date().toISOString() } })
    let became = 'waiting'
    let answer
    await sendAll(
      outbox,
      send,
      async (entry, outcome, reply) => {
        if (entry.about !== about) return
        became = outcome
        answer = reply
        // The server says what is wrong on a page of its own.
        if (outcome === 'refused') await outbox.drop(entry)
      },
      new Map(),
    )
    if (became === 'saved') return location.assign(answer.body.address ?? form.dataset.then ?? '/inspections')
    if (became === 'refused') return sendItself()
    showWaiting(form)
  })
}

function showWaiting(form) {
  const told = form.querySelector('[data-waiting]')
  told.hidden = false
  told.focus()
  addEventListener('online', () => sendWaiting().then(() => location.reload()), { once: true })
}

/** On any page: sends what waits, and says so as long as something does. */
export async function sendWaiting() {
  if (!canKeep() || !document.body.dataset.person) return
  if ((await (await openStore()).count('waiting')) === 0) return
  const own = await ownOutbox()
  if (!own) return
  const refused = new Map()
  await sendAll(own.outbox, own.send, async () => {}, refused)
  await showWhatIsLeft(own.outbox, refused)
}

/** @param replies by name of the entry: why the server would not take it */
async function showWhatIsLeft(outbox, replies) {
  const left = await outbox.all()
  showUnsent({
    waiting: left.filter((entry) => !replies.has(entry.rev)).length,
    refused: left
      .filter((entry) => replies.has(entry.rev))
      .map((entry) => ({ entry, reply: replies.get(entry.rev) })),
    forget: outbox.drop,
  })
}
