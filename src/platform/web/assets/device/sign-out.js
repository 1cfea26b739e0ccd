// Signing out leaves nothing readable on this device. Answers that could not be sent stay, locked, until the same
// person signs in again; whoever signs out is told, and may wait instead.
import { askFirst } from '/assets/device/ask-first.js'
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
    if (unsent > 0 && !(await confirmed(unsent))) return form.querySelector('button').focus()
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

const confirmed = (unsent) =>
  askFirst({
    title: `${unsent === 1 ? '1 answer is' : `${unsent} answers are`} not sent yet`,
    text: 'What is not sent stays on this device if you sign out now, locked so that nobody can read it. It is sent when you next sign in here, in this browser.',
    stay: 'Stay signed in',
    go: 'Sign out and send later',
  })
