/** Reads rules for simulations: files of YAML or JSON, and the examples that ship beside the frameworks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { faultLine } from '#engine/framework/fault.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkRules } from '#engine/simulation/check-rules.ts'
import type { Rules } from '#engine/simulation/rules.ts'

/** @param name the file's name for people; every fault is a line of its own */
export function readRules(
  text: string,
  name: string,
  frameworks: readonly Framework[],
): { rules: Rules } | { faults: string[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0])
        return `${name}, line ${line}, column ${col}: ${message}`
      }),
    }
  const checked = checkRules(frameworks, toPlain(document))
  return 'faults' in checked
    ? { faults: checked.faults.map((fault) => `${name}: ${faultLine(fault)}`) }
    : checked
}

/** Text of people from outside: a file whose marks refer to each other without end is given up, not followed. */
function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 })
  } catch {
    return null
  }
}

export interface ShippedRules {
  id: string
  text: string
}

const folder = join(import.meta.dirname, '../../../rules')

let known: ShippedRules[] | undefined

/** The examples as they stand on disk, by their file names; read once. */
export function shippedRules(): readonly ShippedRules[] {
  known ??= readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({ id: name.slice(0, -5), text: readFileSync(join(folder, name), 'utf8') }))
  return known
}
