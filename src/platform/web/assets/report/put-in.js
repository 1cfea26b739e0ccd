// Puts a figure where the writer's cursor stands, instead of at the end of what is kept.

export function putInWell(page, text) {
  for (const place of page.querySelectorAll('[data-insert]'))
    place.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault()
      event.stopPropagation()
      // The place stays known when the button takes the focus. Nobody who never was in the text means its beginning.
      const { selectionStart, selectionEnd, value } = text
      const untouched = selectionStart === 0 && selectionEnd === 0
      const start = untouched ? value.length : selectionStart
      const end = untouched ? value.length : selectionEnd
      const before = value.slice(0, start)
      const gap = before === '' || /\s$/.test(before) ? '' : ' '
      text.focus()
      text.setRangeText(`${gap}${place.dataset.insert}`, start, end, 'end')
      text.dispatchEvent(new Event('input', { bubbles: true }))
    })
}
