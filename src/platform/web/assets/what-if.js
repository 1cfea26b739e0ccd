// A slider beside the field for an assumption, and an answer that follows it. Without this the form is sent as it is.

/** In milliseconds. */
const pause = 250

/** @param form the form of a “what if”, in which `data-share` is the field */
export function askWell(form) {
  const field = form.querySelector('[data-share]')
  const slider = besides(field)
  const said = form.querySelector('[data-share-said]')
  let timer
  let newest = 0

  const show = () => {
    const given = /^\d+$/.test(field.value.trim()) && Number(field.value) <= 100
    slider.value = given ? field.value.trim() : 50
    slider.setAttribute('aria-valuetext', given ? `${slider.value}%` : 'No assumption')
  }
  slider.addEventListener('input', () => {
    field.value = slider.value
    show()
    soon()
  })
  field.addEventListener('input', () => {
    show()
    soon()
  })
  show()

  function soon() {
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  }

  async function ask() {
    // Only an answer that is there can follow.
    const answer = document.querySelector('[data-answer]')
    if (!answer) return
    newest += 1
    const own = newest
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`
    const reply = await fetch(address).catch(() => null)
    if (!reply?.ok || own !== newest) return
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    const next = page.querySelector('[data-answer]')
    // It takes longer than a moment: the page for that says how far it is.
    if (!next) return location.assign(address)
    answer.replaceWith(document.importNode(next, true))
    history.replaceState(null, '', address)
    said.textContent = next.dataset.answer
  }
}

function besides(field) {
  const slider = document.createElement('input')
  const label = document.querySelector(`label[for="${field.id}"]`)
  label.id ||= `${field.id}-label`
  Object.assign(slider, { type: 'range', min: 0, max: 100, step: 5, className: 'pl-slider' })
  slider.setAttribute('aria-labelledby', label.id)
  field.closest('.govuk-input__wrapper').after(slider)
  return slider
}
