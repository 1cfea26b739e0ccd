// The fields of one question: what they hold, and filling them in.

export const fieldOf = (block, name) => block.querySelector(`[name="${CSS.escape(name)}"]`)

export const versionField = (block) => fieldOf(block, `version:${block.dataset.question}`)

/** What a question's fields hold; `asSent` gives what the page came with. */
export function contentOf(block, asSent = false) {
  const question = block.dataset.question
  const chosen = [...block.querySelectorAll(`[name="${CSS.escape(question)}"]`)]
  const list = chosen[0]?.tagName === 'SELECT' ? [...chosen[0].options] : null
  const picked = list
    ? list.find((option) => (asSent ? option.defaultSelected : option.selected))
    : chosen.find((radio) => (asSent ? radio.defaultChecked : radio.checked))
  const note = fieldOf(block, `note:${question}`)
  return {
    value: picked?.value || null,
    note: (asSent ? note?.defaultValue : note?.value) || null,
  }
}

export function fillIn(block, { value, note }) {
  const question = block.dataset.question
  for (const one of block.querySelectorAll(`[name="${CSS.escape(question)}"]`)) {
    if (one.tagName === 'SELECT') one.value = value ?? ''
    else one.checked = one.value === value
  }
  const text = fieldOf(block, `note:${question}`)
  if (!text) return
  text.value = note ?? ''
  const details = text.closest('details')
  if (details && note) details.open = true
}

/** White space at the end is not kept by the server, so it makes no difference. */
export const sameContent = (a, b) =>
  a.value === b.value &&
  (a.note ?? '').trimEnd().replaceAll('\r\n', '\n') === (b.note ?? '').trimEnd().replaceAll('\r\n', '\n')

/** "Yes", as the page words it. */
export function inWords(block, value) {
  if (value === null) return 'not answered'
  const one = block.querySelector(`[value="${CSS.escape(value)}"]`)
  return one?.labels?.[0]?.textContent.trim() ?? one?.textContent.trim() ?? value
}
