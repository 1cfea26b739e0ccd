/**
 * Sentences written by hand before the rules were looked at: of the true ones none may be found, of the false ones no
 * fewer than when they were last counted (docs/claims.md).
 */
import { describe, expect, it } from 'vitest'
import { checkDocument } from '#engine/report/claims/check-document.ts'
import { report } from '../proof/scale.ts'
import { shippedFramework } from '../shipped-frameworks.ts'
import { heldOutLater } from './held-out-later.ts'
import { type HeldOut, heldOut } from './held-out-sentences.ts'
import { heldOutReport } from './held-out-world.ts'
import { alarmsIn } from './planted-sentences.ts'

const framework = shippedFramework('hmip-youth-2021')

/** A report of which each sentence is a paragraph. */
function checked(sentences: readonly HeldOut[], text: (one: HeldOut) => string | null) {
  const texts = Object.fromEntries(
    [...Map.groupBy(sentences, (one) => one.in)].map(([at, list]) => [
      at,
      list.flatMap((one) => text(one) ?? []),
    ]),
  )
  const document = heldOutReport(framework, texts)
  return alarmsIn(document, checkDocument(framework, document)!.findings)
}

describe.each([
  { name: 'written first', sentences: heldOut, leastFound: 54 },
  { name: 'written later', sentences: heldOutLater, leastFound: 15 },
])('sentences $name', ({ name, sentences, leastFound }) => {
  const wrong = sentences.flatMap((one) => one.wrong ?? [])

  it('stay quiet while they are true', () => {
    expect(checked(sentences, (one) => one.says)).toEqual([])
  })

  it('are found, and nothing else, where they are false', () => {
    const alarms = checked(sentences, (one) => one.wrong)
    const found = wrong.filter((text) => alarms.some((alarm) => alarm.endsWith(text)))
    expect(alarms.filter((alarm) => !wrong.some((text) => alarm.endsWith(text)))).toEqual([])
    expect(found.length).toBeGreaterThanOrEqual(leastFound)
    report('claims', null, [
      {
        what: `Sentences ${name}`,
        figure: `${sentences.length} true ones, none found; of ${wrong.length} false ones ${found.length} found`,
      },
    ])
  })
})
