// Two answers to one question: shows both, with who gave the other one and when, and lets the person decide.
import { inWords } from '/assets/casework/answer-fields.js'

/** @param decide is called with 'taken' (mine stands) or 'left' (theirs stays) */
export function choiceBetween(block, { kept, yours }, decide) {
  const told = document.createElement('span')
  told.className = 'pl-written'
  const theirs = kept
    ? `${kept.by}: ${inWords(block, kept.value)}${kept.note ? `, “${kept.note}”` : ''}`
    : 'Nobody else answered'
  told.textContent = ` ${theirs}. You: ${inWords(block, yours.value)}${yours.note ? `, “${yours.note}”` : ''}. `
  const button = (text, decision) => {
    const made = document.createElement('button')
    Object.assign(made, { type: 'button', className: 'pl-link-button', textContent: text })
    made.addEventListener('click', () => decide(decision))
    return made
  }
  return [told, button('Keep mine', 'taken'), ' ', button('Take theirs', 'left')]
}
