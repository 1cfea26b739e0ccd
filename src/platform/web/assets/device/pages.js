// Asks the service worker to keep the pages of an open case, so that they can be opened without a connection.

export async function keepPages(addresses) {
  if (!navigator.serviceWorker) return
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module', scope: '/' })
  const { active } = await navigator.serviceWorker.ready
  active.postMessage({ keep: addresses })
}
