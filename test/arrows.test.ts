/** The house: what each floor may lean on, and that no two files need each other. */
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

/** For each file of `src`, the files of `src` that it takes anything from, types too. */
let taken: Map<string, string[]>

const from = /^(?:import|export)\b[^'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm

function resolve(file: string, named: string): string | null {
  if (named.startsWith('#')) return join('src', named.slice(1))
  return named.startsWith('.') ? normalize(join(dirname(file), named)) : null
}

beforeAll(async () => {
  taken = new Map()
  for await (const file of glob('src/**/*.ts')) {
    if (file.endsWith('.test.ts')) continue
    const text = readFileSync(file, 'utf8')
    const names = [...text.matchAll(from)].map((found) => found[1] ?? found[2] ?? found[3]!)
    const files = names.map((named) => resolve(file, named)).filter((one) => one !== null)
    taken.set(
      file,
      files.filter((one) => one.startsWith('src/') && one.endsWith('.ts')),
    )
  }
})

/** The floor a file stands on; a stage of the work is a floor of its own. */
function floorOf(file: string): string {
  const [, floor, stage, ...rest] = file.split('/')
  if (stage === undefined) return 'top'
  return floor === 'inspection' && rest.length > 0 ? `inspection/${stage}` : floor!
}

/** What stages share stands beside their folders and knows none of them. */
const below: Record<string, string[]> = {
  engine: [],
  platform: ['engine'],
  inspection: ['engine', 'platform'],
  'inspection/': ['engine', 'platform', 'inspection'],
  public: ['engine', 'platform', 'inspection'],
}

describe('The folders', () => {
  it('are read whole', () => {
    expect(taken.size).toBeGreaterThan(500)
    expect([...taken.values()].flat().filter((one) => !taken.has(one))).toEqual([])
  })

  it('lean only on what stands below them, and a stage on no other stage', () => {
    const wrong: string[] = []
    for (const [file, files] of taken) {
      const floor = floorOf(file)
      const allowed = below[floor.startsWith('inspection/') ? 'inspection/' : floor]
      // The terminal and the wiring may lean on everything.
      if (!allowed) continue
      for (const other of files) {
        const on = floorOf(other)
        if (on !== floor && !allowed.includes(on)) wrong.push(`${file} takes from ${other}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('hold no two files that need each other', () => {
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: string[]): void => {
      const at = path.indexOf(file)
      if (at >= 0) circles.push([...path.slice(at), file].join(' > '))
      if (at >= 0 || done.has(file)) return
      for (const next of taken.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of taken.keys()) visit(file, [])
    expect(circles).toEqual([])
  })
})
