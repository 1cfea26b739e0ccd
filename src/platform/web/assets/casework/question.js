// One question of a case: notices what is given, keeps it at once, and says honestly what became of it.
import { contentOf, fillIn, sameContent, versionField } from '/assets/casework/answer-fields.js'
import { choiceBetween } from '/assets/casework/set-aside.js'
import { forGood } from '/assets/device/sending.js'

/**
 * In milliseconds: how long typing must pause before it is kept, and how long a choice and a note must stand before
 * they are sent (arrow keys pass through choices that nobody means).
 */
const typed = 200
const settled = 300
const written = 1500

const whenSaved = (at) => (at ? `Saved ${at}` : 'Not answered')

/**
 * @param around.keep keeps what was given; @param around.send sends what waits after a while
 * @param around.given is told what the fields hold as soon as it changes; @param around.decide asks the server for a decision
 */
export function watchQuestion(block, around) {
  const { question } = block.dataset
  const version = versionField(block)
  const status = block.querySelector('[data-saved]')
  let seen = Number(version.value)
  let last = contentOf(block, true)
  let keeping = Promise.resolve()
  let underWay = 0
  const revs = new Set()
  let timer
  let state = block.dataset.unsaved === undefined ? 'quiet' : 'waiting'

  const show = (now, ...parts) => {
    state = now
    status.dataset.state = now
    status.replaceChildren(...parts)
  }

  function keepNow() {
    clearTimeout(timer)
    const content = contentOf(block)
    if (sameContent(content, last)) return keeping
    last = content
    show('keeping', 'Saving…')
    underWay += 1
    keeping = keeping
      .then(() => around.keep({ question, content, version: seen }))
      .then((entry) => {
        revs.add(entry.rev)
        if (state === 'keeping') show('saving', 'Saving…')
      })
      .catch(() => show('not-saved', 'Not saved: this device could not keep it. Do not close this page.'))
      .finally(() => {
        underWay -= 1
      })
    return keeping
  }

  block.addEventListener('change', () => {
    around.given(question, contentOf(block))
    keepNow()
    around.send(settled)
  })
  block.addEventListener('input', (event) => {
    if (event.target.tagName !== 'TEXTAREA') return
    clearTimeout(timer)
    timer = setTimeout(() => {
      around.given(question, contentOf(block))
      keepNow()
      around.send(written)
    }, typed)
  })

  const saved = (kept, text) => {
    version.value = kept
    seen = kept
    show('saved', text)
  }

  /** Both values, and the choice between them. */
  function told(reply) {
    const { kept, yours, message, setAside } = reply
    seen = kept?.version ?? seen
    const buttons = choiceBetween(block, { kept, yours }, async (decision) => {
      show('saving', 'Saving…')
      const answer = await around.decide(setAside, { decision, version: kept?.version ?? 0 })
      if (answer.ok && decision === 'left') {
        fillIn(block, kept ?? { value: null, note: null })
        last = contentOf(block)
        saved(answer.body.version, kept ? `Saved ${kept.time} by ${kept.by}` : 'Not answered')
        around.given(question, last)
      } else if (answer.ok) saved(answer.body.version, whenSaved(answer.body.savedAt))
      else if (answer.body?.setAside) told(answer.body)
      else show('not-saved', `Not decided: ${answer.body?.message ?? 'there is no connection'}`, ...buttons)
    })
    // What can no longer be changed here can only be read about here.
    show('not-saved', `Not saved: ${message}`, ...(reply.problem === 'changed-meanwhile' ? buttons : []))
  }

  return {
    question,
    keepNow,
    state: () => state,
    busy: () => underWay > 0 || !sameContent(contentOf(block), last),

    /** Takes over what is known to be newer than the page: saved before, or waiting on this device. */
    takeOver({ saved: known, waiting }) {
      if (known && known.version > seen) {
        fillIn(block, known)
        last = contentOf(block)
        saved(known.version, whenSaved(known.savedAt))
      }
      if (waiting) {
        fillIn(block, waiting.body)
        last = contentOf(block)
        show('waiting', 'Not sent yet. Kept on this device.')
      }
      // Some browsers fill in again what was typed before a page was left.
      if (!sameContent(contentOf(block), last)) {
        around.given(question, contentOf(block))
        keepNow()
        around.send(settled)
      }
    },

    /** What became of an entry. One that was given in another tab may be other than what stands here. */
    become(entry, outcome, reply) {
      if (!sameContent(contentOf(block), entry.body)) {
        // Changed again here since it was sent: the change goes on from what was saved.
        if (outcome === 'saved' && revs.has(entry.rev)) seen = reply.body.version
        return
      }
      if (outcome === 'saved') saved(reply.body.version, whenSaved(reply.body.savedAt))
      else if (outcome === 'late') told(reply.body)
      else if (outcome === 'refused') {
        const here = around.lasting && forGood(reply) ? ' Kept on this device.' : ''
        show('not-saved', `Not saved: ${reply.body.message}${here}`)
      } else {
        const why =
          reply.status === 401 ? 'you are signed out. Sign in again in this browser' : reply.body.message
        show(
          'waiting',
          around.lasting ? `Not sent yet: ${why}. Kept on this device.` : `Not saved: ${why}. Trying again.`,
        )
      }
    },

    /** Sent by another tab: what is known of it now. */
    settle(known) {
      if (!known || !sameContent(contentOf(block), known)) return
      saved(known.version, whenSaved(known.savedAt))
    },
  }
}
