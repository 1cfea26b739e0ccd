// Writing a section of a report: the text is kept on this device as it is typed, sent when typing pauses, and called
// saved only once the server has it. How it reads is shown beside. The page works without this file.
import { keyOf } from '/assets/device/keys.js'
import { knownOf, rememberSaved } from '/assets/device/known.js'
import { adoptEarlier, lockedShelf, newName, outboxOn, pageShelf } from '/assets/device/outbox.js'
import { keepPages } from '/assets/device/pages.js'
import { inRounds } from '/assets/device/rounds.js'
import { ask, forGood, sendAll, senderFor } from '/assets/device/sending.js'
import { canKeep } from '/assets/device/store.js'
import { showUnsent } from '/assets/device/unsent.js'
import { previewWell } from '/assets/report/preview.js'
import { putInWell } from '/assets/report/put-in.js'

/** In milliseconds: how long typing must pause before it is kept here, and before it is sent. */
const kept = 300
const sent = 2500

/** @param page the element around the form, which says what section it is of */
export async function openSection(page) {
  const { writing: path, next, title } = page.dataset
  const text = page.querySelector('#body')
  if (!text) return
  const form = text.form
  const base = form.querySelector('[name="base"]')
  const status = form.querySelector('[data-saved]')
  const { person } = document.body.dataset
  const token = form.querySelector('[name="_token"]').value
  const send = senderFor(person, token)
  const key = canKeep() ? await keyOf(person, { askFor: send }).catch(() => undefined) : undefined
  if (key) await adoptEarlier(key, person, ask).catch(() => {})
  const outbox = outboxOn(key ? lockedShelf(key) : pageShelf())
  // Of this page alone: a text typed in another window never takes the place of one that is not sent yet.
  const about = `${path} ${newName()}`
  /** The text that waited here when the page was opened: what is typed goes on from it. */
  let before

  let last = text.defaultValue
  let state = 'quiet'
  let keeping = Promise.resolve()
  let underWay = 0
  let timer
  /** What was said before typing began, until what was typed is kept. */
  let told

  const show = (now, ...parts) => {
    state = now
    status.dataset.state = now
    status.replaceChildren(...parts)
  }

  function keepNow() {
    clearTimeout(timer)
    if (text.value === last) {
      // Typed and taken away again: what was said before is true again.
      if (told) show(...told)
      told = undefined
      return keeping
    }
    told = undefined
    last = text.value
    show('keeping', 'Saving…')
    underWay += 1
    const entry = {
      about,
      section: path,
      follows: before ? [...(before.follows ?? []), before.rev] : [],
      url: `${path}/save`,
      body: { body: last },
      shown: { where: 'Report', name: title, value: last },
      version: before?.version ?? Number(base.value),
    }
    keeping = keeping
      .then(() => outbox.put(entry))
      .then(giveUpRefused)
      .then(() => state === 'keeping' && show('saving', 'Saving…'))
      .catch(() => show('not-saved', 'Not saved: this device could not keep it. Do not close this page.'))
      .finally(() => {
        underWay -= 1
      })
    return keeping
  }

  /** A text that the server would not take as it was has its successor here: it must not come back when this one is sent. */
  async function giveUpRefused() {
    if (!before || !refusals.has(before.rev)) return
    const refused = before
    before = undefined
    await outbox.drop(refused)
  }

  /** What the server said of an entry. One of another section, or of another window, is not ours to tell of. */
  async function hear(entry, outcome, reply) {
    if (key && outcome === 'saved' && entry.section) {
      const { version, savedAt } = reply.body
      await rememberSaved(key, entry.section, 'body', { value: entry.body.body, version, savedAt }).catch(
        () => {},
      )
    }
    if (entry.about !== about && entry.rev !== before?.rev) return
    if (outcome === 'saved') {
      base.value = reply.body.version
      if (entry.rev === before?.rev) before = undefined
      else await giveUpRefused()
      if (text.value === entry.body.body)
        show('saved', reply.body.savedAt ? `Saved ${reply.body.savedAt}` : '')
    } else if (outcome === 'late') {
      const link = document.createElement('a')
      link.className = 'govuk-link'
      link.href = `${path}?kept=${reply.body.setAside}`
      link.textContent = 'Bring the two together'
      show('not-saved', `${reply.body.message} `, link)
    } else if (outcome === 'refused') {
      show('not-saved', `Not saved: ${reply.body.message}${outbox.lasting ? ' Kept on this device.' : ''}`)
    } else {
      const why =
        reply.status === 401 ? 'you are signed out. Sign in again in this browser' : reply.body.message
      show(
        'waiting',
        outbox.lasting ? `Not sent yet: ${why}. Kept on this device.` : `Not saved: ${why}. Trying again.`,
      )
    }
  }

  const refusals = new Map()
  const sending = inRounds(async () => {
    const done = await sendAll(outbox, send, hear, refusals).catch(() => false)
    const left = outbox.lasting ? await outbox.all() : []
    const refused = left
      .map((entry) => ({ entry, reply: refusals.get(entry.rev) }))
      .filter(({ entry, reply }) => reply && (forGood(reply) || entry.section !== path))
    showUnsent({ waiting: 0, refused, forget: outbox.drop })
    return done
  })

  const looking = previewWell(page, () =>
    ask(`${path}/look`, { method: 'POST', token, body: { body: text.value } }),
  )
  text.addEventListener('input', () => {
    clearTimeout(timer)
    // Nothing is called saved that is not.
    if (text.value !== last && !told) {
      told = [state, ...status.childNodes]
      show('keeping', 'Saving…')
    }
    timer = setTimeout(() => {
      keepNow()
      sending.soon(sent)
    }, kept)
    looking.soon()
  })
  putInWell(page, text)

  // A page that was kept on this device may be older than what was saved from it since.
  const known = key ? (await knownOf(key, path).catch(() => ({}))).body : undefined
  if (known && known.version > Number(base.value) && text.value === last) {
    text.value = known.value
    base.value = known.version
    last = text.value
    show('saved', known.savedAt ? `Saved ${known.savedAt}` : '')
    looking.soon()
  }
  // What waits here since before the page was opened, or was typed before the browser filled it in again.
  before = (await outbox.all()).findLast((entry) => entry.section === path)
  if (before) {
    text.value = before.body.body
    last = text.value
    show('waiting', 'Not sent yet. Kept on this device.')
    looking.soon()
  } else if (text.value !== last) keepNow()

  /** Everything typed is with the server, or safely here. */
  async function settled() {
    await keepNow()
    await keeping
    return (await sending.now()) || outbox.lasting
  }
  let leaving = false
  form.addEventListener('submit', async (event) => {
    if (leaving) return
    event.preventDefault()
    // The box holds a text that does not stand: it is saved although nothing was typed.
    if (page.dataset.differs !== undefined) last = undefined
    const safe = await settled()
    // What waits on this device is safe, and sent from any page.
    if (state !== 'saved' && state !== 'quiet' && !(state === 'waiting' && safe))
      return status.scrollIntoView({ block: 'center' })
    leaving = true
    location.assign(next)
  })
  // A practice example is put in by the server, at the end of what it has.
  for (const other of document.querySelectorAll('form[action*="/examples/"]'))
    other.addEventListener('submit', async (event) => {
      if (leaving) return
      event.preventDefault()
      await settled()
      if (state !== 'saved' && state !== 'quiet') return status.scrollIntoView({ block: 'center' })
      leaving = true
      other.querySelector('[name="base"]').value = base.value
      other.submit()
    })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepNow().then(() => sending.now())
  })
  addEventListener('beforeunload', (event) => {
    const unkept =
      underWay > 0 || text.value !== last || (!outbox.lasting && state !== 'saved' && state !== 'quiet')
    if (!leaving && unkept) event.preventDefault()
  })
  addEventListener('online', () => {
    sending.now()
    looking.soon()
  })
  sending.now()
  page.dataset.ready = outbox.lasting ? 'keeps' : 'sends'
  if (key) keepPages(JSON.parse(page.dataset.pages)).catch(() => {})
}
