/** Makes a form as the application’s own process does, and says how much processor time all of it took. */

import { type Format, render } from '#platform/documents/formats.ts'
import type { Source } from '#platform/documents/issued.ts'
import { answerInProcess } from '#platform/in-process.ts'

answerInProcess<{ format: Format; source: Source }, number>(async ({ format, source }) => {
  await render(format, source)
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
})
