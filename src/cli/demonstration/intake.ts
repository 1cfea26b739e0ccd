/** From an invented caseload to a drawn sample, by the doors that the service and the lead use. */
import { stringify } from 'csv-stringify/sync'
import { inventCaseload } from '#engine/caseload/invent.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { type As, done } from './visitors.ts'

/** As if rolled on the announcement call. */
const seed = 'dice 3-6-1-5'

/** @param eligible cases by kind; a kind that is not named sends an empty file */
export async function takeInCaseload(
  inspection: InventedInspection,
  as: As,
  eligible: Readonly<Record<string, number>>,
): Promise<void> {
  const { framework, path, announcedOn, name } = inspection
  const contact = await as('Service contact')
  const lead = await as('Lead inspector')
  const drawn = framework.caseKinds.map((kind) => ({ kind, size: eligible[kind.id] ?? 0 }))
  for (const { kind, size } of drawn) {
    const { headings, rows } = inventCaseload(framework, {
      kind: kind.id,
      size,
      seed: name,
      announced: announcedOn,
    })
    const file = { field: 'file', name: `${name}-${kind.id}.csv`, content: stringify([headings, ...rows]) }
    const sent = await contact.upload(`${path}/caseload`, { kind: kind.id }, file)
    done(`send the caseload (${kind.id})`, sent)
    // The check is done when its page is open.
    await contact.get(sent.location!)
    done(`accept the caseload (${kind.id})`, await contact.post(`${sent.location}/accept`))
  }
  done('open the sample stage', await lead.post(`${path}/caseload/done`))
  for (const { kind, size } of drawn.filter((one) => one.size > 0)) {
    done(`prepare the list (${kind.id}, ${size})`, await lead.post(`${path}/sample/${kind.id}/prepare`))
    const sample = `${path}/sample/${kind.id}`
    const explained = await contact.get(`${sample}/explained`)
    const [, digest = ''] = /name="digest" value="([^"]+)"/.exec(explained.body) ?? []
    // Where every case is assessed there is no list to check and no seed to give.
    if (digest) done(`confirm the digest (${kind.id})`, await contact.post(`${sample}/confirm`, { digest }))
    const drawn = await lead.post(`${path}/sample/${kind.id}/draw`, digest ? { seed } : {})
    done(`draw the sample (${kind.id})`, drawn)
  }
  done('open fieldwork', await lead.post(`${path}/sample/done`))
}
