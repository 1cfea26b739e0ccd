/** Gathers the lines of a file, and stops when they grow beyond any report. */
import type { RawLine } from '#engine/report/claims/reading/lines.ts'
import { reportLimits, tooMuch } from './fault.ts'

export class Lines {
  readonly lines: RawLine[] = []
  private characters = 0

  add(text: string, place: { line?: number; page?: number } = { line: this.lines.length + 1 }): void {
    this.characters += text.length
    if (text.length > reportLimits.lineCharacters) throw tooMuch('a line of more than 20,000 characters')
    if (this.lines.length >= reportLimits.lines) throw tooMuch('more than 100,000 lines')
    if (this.characters > reportLimits.characters) throw tooMuch('more than 5 million characters')
    this.lines.push({ text, ...place })
  }
}
