// Signing out leaves nothing readable on this device. Answers that could not be sent stay, locked, until the same
// person signs in again; whoever signs out is told, and may wait instead.
import { dropEndedKeys, dropKeys } from '/assets/device/keys.js'
import { canKeep, openStore } from '/assets/device/store.js'

/** On every page: keys of somebody else, or of nobody when no one is signed in, have no business here. */
export async function forgetOthers() {
  if (!canKeep()) return
  const { person, keptAt } = document.body.dataset
  // A page kept on the device says nothing of who is signed in now.
  if (keptAt === undefined) await dropKeys({ except: person })
  await dropEndedKeys()
}

export function signOutWell(form) {
  let sure = false
  form.addEventListener('submit', async (event) => {
    if (sure || !canKeep()) return
    event.preventDefault()
    const unsent = await waitingOf(document.body.dataset.person)
    if (unsent > 0 && !(await confirmed(form, unsent))) return
    sure = true
    await dropKeys()
    form.submit()
  })
}

async function waitingOf(person) {
  const db = await openStore()
  const own = new Set((await db.getAll('keys')).filter((key) => key.person === person).map((key) => key.id))
  return (await db.getAll('waiting')).filter((one) => own.has(one.key)).length
}

/** Asks in a dialog, which keeps to itself until it is answered. */
function confirmed(form, unsent) {
  const dialog = document.createElement('dialog')
  dialog.className = 'pl-dialog'
  dialog.setAttribute('aria-labelledby', 'sign-out-unsent')
  const what = unsent === 1 ? '1 answer is' : `${unsent} answers are`
  const heading = Object.assign(document.createElement('h2'), {
    id: 'sign-out-unsent',
    className: 'govuk-heading-m',
    textContent: `${what} not sent yet`,
  })
  const text = Object.assign(document.createElement('p'), {
    className: 'govuk-body',
    textContent:
      'What is not sent stays on this device if you sign out now, locked so that nobody can read it. It is sent when you next sign in here, in this browser.',
  })
  const button = (words, value, classes) =>
    Object.assign(document.createElement('button'), {
      value,
      className: `govuk-button ${classes}`,
      textContent: words,
    })
  const choose = document.createElement('form')
  choose.method = 'dialog'
  choose.className = 'govuk-button-group'
  choose.append(
    button('Stay signed in', 'stay', ''),
    button('Sign out and send later', 'go', 'govuk-button--secondary'),
  )
  dialog.append(heading, text, choose)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const go = dialog.returnValue === 'go'
      dialog.remove()
      if (!go) form.querySelector('button').focus()
      resolve(go)
    })
  })
}
