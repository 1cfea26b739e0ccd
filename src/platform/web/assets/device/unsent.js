// What waits on this device, on any page: how much could not be sent yet, and, word for word, what the server would not
// take. That stays here until the person who wrote it deletes it, or the server takes it after all.
import { askFirst } from '/assets/device/ask-first.js'

const made = (tag, className, ...content) => {
  const element = document.createElement(tag)
  element.className = className
  element.append(...content)
  return element
}

const counted = (many, one, more) => (many === 1 ? `1 ${one}` : `${many} ${more}`)

/**
 * @param waiting how many could not be sent yet
 * @param refused entries that the server would not take, each with its reply
 * @param forget takes one entry from this device, for good
 */
export function showUnsent({ waiting, refused, forget }) {
  const place = document.querySelector('[data-unsent]')
  if (!place) return
  // Said again only when it is news: whoever is reading it keeps their place.
  const news = [waiting, ...refused.map(({ entry }) => entry.rev)].join()
  if (place.dataset.unsent === news) return
  place.dataset.unsent = news
  const parts = [...Map.groupBy(refused, ({ reply }) => reply.body?.message ?? '')].map(([why, entries]) =>
    refusedPart(why, entries, async () => {
      for (const { entry } of entries) await forget(entry)
      showUnsent({ waiting, refused: refused.filter((one) => !entries.includes(one)), forget })
      document.querySelector('h1')?.setAttribute('tabindex', '-1')
      document.querySelector('h1')?.focus()
    }),
  )
  if (waiting > 0)
    parts.push(
      made(
        'p',
        'govuk-body',
        `${counted(waiting, 'thing', 'things')} you wrote on this device could not be sent yet.`,
      ),
    )
  place.replaceChildren(...parts)
  place.hidden = parts.length === 0
}

function refusedPart(why, entries, forgetAll) {
  const many = entries.length
  const words = entries.every(({ entry }) => entry.body.question)
    ? ['answer', 'answers']
    : ['thing', 'things']
  const they = many === 1 ? 'It is' : 'They are'
  const list = made('dl', 'govuk-summary-list', ...entries.map(({ entry }) => row(entry)))
  const details = made(
    'details',
    'govuk-details',
    made(
      'summary',
      'govuk-details__summary',
      made('span', 'govuk-details__summary-text', many === 1 ? 'Read it' : 'Read them'),
    ),
    made('div', 'govuk-details__text', list),
  )
  const remove = made('button', 'govuk-button govuk-button--secondary', 'Delete from this device')
  remove.type = 'button'
  remove.addEventListener('click', async () => {
    const sure = await askFirst({
      title: `Delete ${counted(many, ...words)} from this device?`,
      text: `The server does not have ${many === 1 ? 'it' : 'them'}. Once deleted, nobody can read ${many === 1 ? 'it' : 'them'} again.`,
      stay: many === 1 ? 'Keep it' : 'Keep them',
      go: many === 1 ? 'Delete it' : 'Delete them',
      danger: true,
    })
    if (sure) await forgetAll()
    else remove.focus()
  })
  return made(
    'div',
    '',
    made(
      'p',
      'govuk-body govuk-!-font-weight-bold',
      `${counted(many, ...words)} you wrote could not be saved. ${why}`,
    ),
    made(
      'p',
      'govuk-body',
      `${they} kept on this device, where only you can read ${many === 1 ? 'it' : 'them'}, until you delete ${many === 1 ? 'it' : 'them'}. Tell the lead inspector if ${many === 1 ? 'it matters' : 'they matter'}.`,
    ),
    details,
    remove,
  )
}

function row({ shown, url, body }) {
  const where = shown ? [shown.where, shown.name].filter(Boolean).join(', ') : (body.question ?? url)
  const value = shown?.value ?? body.value
  const words = body.question === undefined ? everyWord(body) : body.note
  return made(
    'div',
    'govuk-summary-list__row',
    made('dt', 'govuk-summary-list__key', where),
    made(
      'dd',
      'govuk-summary-list__value pl-written',
      [value, words].filter(Boolean).join('\n') || 'Emptied',
    ),
  )
}

/** Of a form: what was typed and chosen, in its order. */
const everyWord = (body) =>
  Object.values(body)
    .flat()
    .filter((text) => typeof text === 'string' && text !== '')
    .join('\n')
