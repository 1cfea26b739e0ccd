// Asks in a dialog, which keeps to itself until it is answered.

const made = (tag, properties) => Object.assign(document.createElement(tag), properties)

/** @returns whether the person wants to go on; closing the dialog any other way is no */
export function askFirst({ title, text, stay, go, danger = false }) {
  const dialog = made('dialog', { className: 'pl-dialog' })
  dialog.setAttribute('aria-labelledby', 'ask-first')
  const button = (words, value, classes) =>
    made('button', { value, className: `govuk-button ${classes}`, textContent: words })
  const choose = made('form', { method: 'dialog', className: 'govuk-button-group' })
  choose.append(
    button(stay, 'stay', ''),
    button(go, 'go', danger ? 'govuk-button--warning' : 'govuk-button--secondary'),
  )
  dialog.append(
    made('h2', { id: 'ask-first', className: 'govuk-heading-m', textContent: title }),
    made('p', { className: 'govuk-body', textContent: text }),
    choose,
  )
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'go')
    })
  })
}
