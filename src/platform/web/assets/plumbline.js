// Everything works without this file; it only makes pages pleasanter.
import { initAll } from '/assets/govuk-frontend.js'

initAll()

// Saves each answer of an assessment as it is given, and says honestly whether it is saved.
const assessment = document.querySelector('[data-save-answers]')
if (assessment) import('/assets/save-answers.js').then(({ saveAnswers }) => saveAnswers(assessment))
