// Shows on the page what the facts decide: which questions are asked, why others are not, and how much is missing.

/** @param appeared is called with each block of fields that comes into the page */
export function showRouting(page, judged, appeared) {
  for (const { keyQuestion, applies, reason } of judged.questions) {
    const section = page.querySelector(`[data-key-question="${keyQuestion.id}"]`)
    if (section)
      showSection(section, { asked: applies === 'yes', undecided: applies === 'undecided', reason }, appeared)
  }
  for (const { fact, asked, reason } of judged.asked) {
    const section = page.querySelector(`[data-fact="${fact.id}"]`)
    if (section) showSection(section, { asked: asked === 'yes', undecided: false, reason }, appeared)
  }
  page.querySelector('[data-count]').textContent = judged.missing
  for (const place of page.querySelectorAll('[data-warning]')) {
    const words = judged.remarkOn(place.dataset.warning)
    // Only what changes is read out.
    if (place.textContent !== words) place.textContent = words
  }
}

function showSection(section, { asked, undecided, reason }, appeared) {
  const why = section.querySelector('[data-not-asked]')
  let fields = section.querySelector('[data-asked]')
  if (asked && fields.tagName === 'TEMPLATE') {
    const shown = document.createElement('div')
    shown.dataset.asked = ''
    shown.append(fields.content.cloneNode(true))
    fields.replaceWith(shown)
    fields = shown
    for (const block of shown.querySelectorAll('[data-question]')) appeared(block)
  }
  why.hidden = asked
  if (fields.tagName !== 'TEMPLATE') {
    fields.hidden = !asked
    const answered = fields.querySelector(':checked, option[value]:not([value=""]):checked')
    const kept = why.querySelector('[data-kept]')
    if (kept && answered) kept.hidden = false
  }
  if (asked) return
  why.querySelector('[data-reason]').textContent = reason
  const open = why.querySelector('[data-undecided]')
  if (open) open.hidden = !undecided
}
