/** Forms of a report, made in a process of their own. */
import { answerInProcess } from '../in-process.ts'
import { type Format, render } from './formats.ts'
import type { Source } from './issued.ts'

export interface ToRender {
  formats: readonly Format[]
  source: Source
}

export type Rendered = [Format, Uint8Array][]

answerInProcess<ToRender, Rendered>(async ({ formats, source }) => {
  const made: Rendered = []
  for (const format of formats) made.push([format, await render(format, source)])
  return made
})
