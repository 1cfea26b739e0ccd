// Everything works without this file; it only makes pages pleasanter.

import { forgetOthers, signOutWell } from '/assets/device/sign-out.js'
import { initAll } from '/assets/govuk-frontend.js'

initAll()

// Saves each answer of a case as it is given, and says honestly whether it is saved.
const ofCase = document.querySelector('[data-case]')
const ofSection = document.querySelector('[data-writing]')
const ready = forgetOthers().catch(() => {})
for (const form of document.querySelectorAll('[data-waits]')) {
  import('/assets/device/waiting-form.js').then(({ waitWell }) => waitWell(form))
}
// A page of a case, or of a section of a report, sends by itself.
if (!ofCase && !ofSection)
  ready.then(() => import('/assets/device/waiting-form.js')).then(({ sendWaiting }) => sendWaiting())

if (ofCase) ready.then(() => import('/assets/casework/case-page.js')).then(({ openCase }) => openCase(ofCase))
if (ofSection)
  ready.then(() => import('/assets/report/section-page.js')).then(({ openSection }) => openSection(ofSection))

for (const form of document.querySelectorAll('[data-sign-out]')) signOutWell(form)

// Keeps a page of figures up to date while work goes on elsewhere.
const live = document.querySelector('[data-live]')
if (live) import('/assets/live.js').then(({ keepUpToDate }) => keepUpToDate(live))

// Follows a long check and shows what it found.
const progress = document.querySelector('[data-progress]')
if (progress) import('/assets/progress.js').then(({ followProgress }) => followProgress(progress))

// A slider for the assumption of a “what if”, and an answer that follows it.
const share = document.querySelector('form:has([data-share])')
if (share) import('/assets/what-if.js').then(({ askWell }) => askWell(share))
