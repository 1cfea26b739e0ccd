/** Makes a form as the application’s own process does, and says how much processor time all of it took. */

import { render } from '#platform/documents/formats.ts'
import type { ToRender } from '#platform/documents/render-worker.ts'
import { answerInProcess } from '#platform/in-process.ts'

answerInProcess<ToRender, number>(async ({ format, source }) => {
  await render(format, source)
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
})
