// Says how far a long check is, and opens what it found once it is done. Without this the page has a link for it.

/** In milliseconds. */
const askEvery = 700

/** @param place the element whose `data-progress` tells how far it is */
export function followProgress(place) {
  const words = place.querySelector('[data-progress-words]')
  async function ask() {
    const answer = await fetch(place.dataset.progress, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(String(answer.status))
    const { done, said } = await answer.json()
    if (done) location.reload()
    else {
      words.textContent = said
      setTimeout(again, askEvery)
    }
  }
  // A line that is down for a moment is no reason to stop; the link is there all the same.
  const again = () => ask().catch(() => setTimeout(again, askEvery * 4))
  setTimeout(again, askEvery)
}
