// A page of a case: every answer is kept on this device as it is given, sent, and shown as saved only once the server
// has it. What the facts decide is shown at once. The page works without this file.
import { inWords } from '/assets/casework/answer-fields.js'
import { watchQuestion } from '/assets/casework/question.js'
import { showRouting } from '/assets/casework/routing.js'
import { keyOf } from '/assets/device/keys.js'
import { knownOf, rememberSaved } from '/assets/device/known.js'
import { adoptEarlier, lockedShelf, outboxOn, pageShelf } from '/assets/device/outbox.js'
import { keepPages } from '/assets/device/pages.js'
import { inRounds } from '/assets/device/rounds.js'
import { ask, forGood, sendAll, senderFor } from '/assets/device/sending.js'
import { canKeep } from '/assets/device/store.js'
import { showUnsent } from '/assets/device/unsent.js'

/** @param page the element around the form, which says what case it is of */
export async function openCase(page) {
  const form = page.querySelector('form')
  const casePath = page.dataset.case
  const { person } = document.body.dataset
  const send = senderFor(person, form.querySelector('[name="_token"]').value)
  const key = canKeep() ? await keyOf(person, { askFor: send }).catch(() => undefined) : undefined
  if (key) await adoptEarlier(key, person, ask).catch(() => {})
  const outbox = outboxOn(key ? lockedShelf(key) : pageShelf())

  const known = key ? await knownOf(key, casePath).catch(() => ({})) : {}
  const ofThisCase = async () =>
    (await outbox.all()).filter((entry) => entry.casePath === casePath && entry.body.question)
  const waiting = new Map((await ofThisCase()).map((entry) => [entry.body.question, entry]))
  const values = valuesOf(page, known, waiting)
  const questions = new Map()

  const judging = judge(page, values, (block) => watch(block))
  const refusals = new Map()
  const told = async (entry, outcome, reply) => {
    if (entry.casePath === casePath) questions.get(entry.body.question)?.become(entry, outcome, reply)
    if (key && outcome === 'saved' && entry.body.question) {
      const { question, value, note } = entry.body
      const { version, savedAt } = reply.body
      await rememberSaved(key, entry.casePath, question, { value, note, version, savedAt })
    }
  }
  const sending = inRounds(async () => {
    const done = await sendAll(outbox, send, told, refusals).catch(() => false)
    const left = await ofThisCase()
    const refused = outbox.lasting ? refusedForGood(await outbox.all(), refusals, casePath) : []
    showUnsent({ waiting: 0, refused, forget: outbox.drop })
    const here = refused.filter(({ entry }) => entry.casePath === casePath).length
    say(page, done ? [] : left, outbox.lasting, here)
    if (key) await settleElsewhere(questions, left, () => knownOf(key, casePath))
    return done
  })

  function watch(block) {
    const { question } = block.dataset
    const watched = watchQuestion(block, {
      lasting: outbox.lasting,
      keep: ({ content, version }) =>
        outbox.put({
          about: `${casePath} ${question}`,
          casePath,
          url: `${casePath}/answers`,
          body: { question, ...content },
          shown: {
            where: `Case ${page.dataset.caseRef}`,
            name: block.dataset.name,
            value: content.value === null ? '' : inWords(block, content.value),
          },
          version,
        }),
      send: sending.soon,
      given: (name, { value, note }) => {
        values[name] = { value, noted: Boolean(note?.trim()) }
        judging.again(block)
      },
      decide: (setAside, body) => send(`${casePath}/set-aside/${setAside}`, body),
    })
    questions.set(question, watched)
    watched.takeOver({ saved: known[question], waiting: waiting.get(question) })
  }
  for (const block of form.querySelectorAll('[data-question]')) watch(block)
  judging.again()
  leaveWell(page, form, { questions, outbox, sending })
  addEventListener('online', () => sending.now())
  sending.now()
  page.dataset.ready = outbox.lasting ? 'keeps' : 'sends'
  if (key) keepPages(JSON.parse(page.dataset.pages)).catch(() => {})
}

/** What every question of the case holds: as the page has it, as it was saved since, as it waits here. */
function valuesOf(page, known, waiting) {
  const values = {}
  const take = (question, { value, note }) => {
    values[question] = { value, noted: Boolean(note) }
  }
  for (const [question, [value, version, noted]] of Object.entries(JSON.parse(page.dataset.values))) {
    values[question] = { value, noted: noted === 1 }
    if ((known[question]?.version ?? 0) > version) take(question, known[question])
  }
  for (const [question, saved] of Object.entries(known)) if (!(question in values)) take(question, saved)
  for (const [question, entry] of waiting) take(question, entry.body)
  return values
}

/** Applies the rules whenever a value changes. Without the framework (not kept here yet) the page stays as it came. */
function judge(page, values, appeared) {
  let rules
  let before
  let changedFirst
  const asOpened = { ...values }
  const again = (block) => {
    if (!rules) {
      changedFirst = block ?? changedFirst
      return
    }
    const judged = rules.judge(values)
    showRouting(page, judged, appeared)
    const changed = before && rules.change(before, judged)
    const place = block?.querySelector('[data-routing]')
    if (place && (changed || place.textContent))
      place.textContent = changed ? `This changes which questions count. ${changed}` : ''
    before = judged
  }
  import('/assets/casework/rules.js')
    .then(({ rulesOf }) => rulesOf(page))
    .then((loaded) => {
      rules = loaded
      before = rules.judge(asOpened)
      again(changedFirst)
      page.dataset.judged = ''
    })
    .catch(() => {})
  return { again }
}

/** What is refused for another reason is said at its question, where it can be mended; of other cases it is not seen here. */
const refusedForGood = (entries, replies, casePath) =>
  entries
    .map((entry) => ({ entry, reply: replies.get(entry.rev) }))
    .filter(({ entry, reply }) => reply && (forGood(reply) || entry.casePath !== casePath))

function say(page, left, lasting, refused) {
  const many = left.length === 1 ? '1 answer waits' : `${left.length} answers wait`
  page.querySelector('[data-page-state]').textContent =
    left.length === 0
      ? refused > 0
        ? `${refused === 1 ? '1 answer' : `${refused} answers`} could not be saved. The top of this page says why.`
        : ''
      : lasting
        ? `${many} on this device and will be sent when the connection is back.`
        : 'Not everything is saved, because the connection is lost. Stay on this page: it keeps trying.'
}

/** Another tab may have sent what was given here. */
async function settleElsewhere(questions, left, read) {
  const here = [...questions.values()].filter(({ state }) => state() === 'saving' || state() === 'waiting')
  const gone = here.filter(
    ({ question, busy }) => !busy() && !left.some((entry) => entry.body.question === question),
  )
  if (gone.length === 0) return
  const known = await read()
  for (const one of gone) one.settle(known[one.question])
}

/** Going on to the next screen, and leaving without losing anything. */
function leaveWell(page, form, { questions, outbox, sending }) {
  let leaving = false
  const keepAll = () => Promise.all([...questions.values()].map((question) => question.keepNow()))
  form.addEventListener('submit', async (event) => {
    if (leaving) return
    event.preventDefault()
    await keepAll()
    const done = await sending.now()
    if (!done && !outbox.lasting) return
    leaving = true
    // What could not be saved for another reason is sent with the form, which answers with a page that explains it.
    if (done) form.submit()
    else location.assign(page.dataset.next)
  })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepAll().then(() => sending.now())
  })
  addEventListener('beforeunload', (event) => {
    const unkept = [...questions.values()].some(
      ({ busy, state }) => busy() || (!outbox.lasting && state() !== 'saved' && state() !== 'quiet'),
    )
    if (!leaving && unkept) event.preventDefault()
  })
}
