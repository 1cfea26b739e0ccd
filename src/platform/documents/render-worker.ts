/** A form of a report, made in a process of its own. */
import { answerInProcess } from '../in-process.ts'
import { type Format, render } from './formats.ts'
import type { Source } from './issued.ts'

export interface ToRender {
  format: Format
  source: Source
}

answerInProcess<ToRender, Uint8Array>(({ format, source }) => render(format, source))
