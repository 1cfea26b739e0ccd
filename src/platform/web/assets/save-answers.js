// Saves each answer of a case as it is given, and says of each whether it is saved. The form works without this.

/**
 * In milliseconds: how long a choice and a note must stand before they are saved (arrow keys pass through choices
 * that nobody means), and how long to wait before each new try.
 */
const settled = 300
const written = 1500
const waits = [2000, 4000, 8000, 15000, 30000]

/** @param page the element around the form; its `data-save-answers` is where answers are sent */
export function saveAnswers(page) {
  const form = page.querySelector('form')
  const send = sender(page.dataset.saveAnswers, form.querySelector('[name="_token"]').value)
  const questions = [...form.querySelectorAll('[data-question]')].map((block) =>
    watch(block, send, (saved) => showOnPage(page, saved)),
  )
  let leaving = false

  form.addEventListener('submit', async (event) => {
    if (leaving) return
    event.preventDefault()
    await Promise.all(questions.map((question) => question.save()))
    if (questions.some((question) => question.waiting())) {
      page.querySelector('[data-page-state]').textContent =
        'Not everything is saved, because the connection is lost. Stay on this page: it keeps trying.'
      return
    }
    // What could not be saved for another reason is sent with the form, which answers with a page that explains it.
    leaving = true
    form.submit()
  })
  addEventListener('beforeunload', (event) => {
    if (!leaving && questions.some((question) => question.changed())) event.preventDefault()
  })
  addEventListener('online', () => {
    for (const question of questions) if (question.waiting()) question.save()
  })
}

/** Sends one answer. `lost` is set where it is worth trying again. */
function sender(url, token) {
  return async (answer) => {
    try {
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-form-token': token },
        body: JSON.stringify(answer),
      })
      const lost = reply.status >= 500 || reply.status === 429
      return { ok: reply.ok, lost, body: await reply.json() }
    } catch {
      return { ok: false, lost: true, body: { message: 'there is no connection' } }
    }
  }
}

/** Follows one question: notices changes, saves them one after the other, shows how it went. */
function watch(block, send, showSaved) {
  const question = block.dataset.question
  const version = field(block, `version:${question}`)
  const status = block.querySelector('[data-saved]')
  let kept = block.dataset.unsaved === undefined ? JSON.stringify(content(block, true)) : null
  let timer
  let tries = 0
  let sending = null

  const changed = () => JSON.stringify(content(block)) !== kept
  const show = (state, ...parts) => {
    status.dataset.state = state
    status.replaceChildren(...parts)
  }

  async function sendUntilKept() {
    while (changed()) {
      const answer = content(block)
      show('saving', 'Saving…')
      const { ok, lost, body } = await send({ question, ...answer, version: Number(version.value) })
      if (ok) {
        tries = 0
        kept = JSON.stringify(answer)
        version.value = body.version
        show('saved', `Saved ${body.savedAt}`, ...routing(body.routing))
        showSaved(body)
      } else if (lost) {
        const wait = waits[Math.min(tries++, waits.length - 1)]
        show('not-saved', `Not saved: ${body.message}. Trying again.`)
        timer = setTimeout(save, wait)
        return
      } else {
        tries = 0
        show('not-saved', `Not saved: ${body.message}`, ...(body.kept ? decide(body) : []))
        return
      }
    }
  }

  function save() {
    clearTimeout(timer)
    sending ??= sendUntilKept().finally(() => {
      sending = null
    })
    return sending
  }

  /** What the other person answered, and the choice between the two. */
  function decide({ kept: theirs }) {
    const use = (text, act) => {
      const button = document.createElement('button')
      Object.assign(button, { type: 'button', className: 'pl-link-button', textContent: text })
      button.addEventListener('click', () => {
        version.value = theirs.version
        act()
      })
      return button
    }
    const told = document.createElement('span')
    told.className = 'pl-written'
    told.textContent = ` ${theirs.by}: ${label(block, theirs.value)}${theirs.note ? `, “${theirs.note}”` : ''}. You: ${label(block, content(block).value)}. `
    return [
      told,
      use('Keep mine', save),
      ' ',
      use('Take theirs', () => {
        fill(block, theirs)
        kept = JSON.stringify(content(block))
        show('saved', `Saved ${theirs.time} by ${theirs.by}`)
      }),
    ]
  }

  const saveAfter = (delay) => {
    clearTimeout(timer)
    timer = setTimeout(save, delay)
  }
  block.addEventListener('change', () => saveAfter(settled))
  block.addEventListener('input', (event) => {
    if (event.target.tagName === 'TEXTAREA') saveAfter(written)
  })
  // Some browsers fill in again what was typed before a page was left.
  if (changed()) show('not-saved', 'Not saved yet')
  return { changed, save, waiting: () => tries > 0 && changed() }
}

const field = (block, name) => block.querySelector(`[name="${name}"]`)

/** What a question's fields hold; `asSent` gives what the page came with. */
function content(block, asSent = false) {
  const question = block.dataset.question
  const chosen = [...block.querySelectorAll(`[name="${question}"]`)]
  const list = chosen[0]?.tagName === 'SELECT' ? [...chosen[0].options] : null
  const picked = list
    ? list.find((option) => (asSent ? option.defaultSelected : option.selected))
    : chosen.find((radio) => (asSent ? radio.defaultChecked : radio.checked))
  const note = field(block, `note:${question}`)
  return {
    value: picked?.value || null,
    note: (asSent ? note?.defaultValue : note?.value) || null,
  }
}

function fill(block, { value, note }) {
  const question = block.dataset.question
  for (const one of block.querySelectorAll(`[name="${question}"]`)) {
    if (one.tagName === 'SELECT') one.value = value ?? ''
    else one.checked = one.value === value
  }
  const text = field(block, `note:${question}`)
  if (text) text.value = note ?? ''
}

function label(block, value) {
  if (value === null) return 'not answered'
  const one = block.querySelector(`[value="${CSS.escape(value)}"]`)
  return one?.labels?.[0]?.textContent ?? one?.textContent ?? value
}

/** Says that other questions count now, with a link that shows them. */
function routing(sentence) {
  if (!sentence) return []
  const link = document.createElement('a')
  Object.assign(link, { className: 'govuk-link', href: location.pathname, textContent: 'Reload this page' })
  return [`. This changes which questions count. ${sentence} `, link]
}

function showOnPage(page, { missing, about, warning }) {
  page.querySelector('[data-count]').textContent = missing
  const place = about && page.querySelector(`[data-warning="${about}"]`)
  if (place) place.textContent = warning ?? ''
}
