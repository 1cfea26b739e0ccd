/** From an invented caseload to a drawn sample, by the doors that the service and the lead use. */
import { stringify } from 'csv-stringify/sync'
import { inventCaseload } from '#engine/caseload/invent.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { type As, done } from './visitors.ts'

/** Eligible cases by kind; a kind that is not named sends an empty file. */
const eligible: Record<string, number> = { court: 26, 'out-of-court': 38 }

/** As if rolled on the announcement call. */
const seed = 'dice 3-6-1-5'

export async function takeInCaseload(inspection: InventedInspection, as: As): Promise<void> {
  const { framework, path, announcedOn } = inspection
  const contact = await as('Service contact')
  const lead = await as('Lead inspector')
  const drawn = framework.caseKinds.map((kind) => ({ kind, size: eligible[kind.id] ?? 0 }))
  for (const { kind, size } of drawn) {
    const { headings, rows } = inventCaseload(framework, {
      kind: kind.id,
      size,
      seed: 'northmere',
      announced: announcedOn,
    })
    const file = { field: 'file', name: `northmere-${kind.id}.csv`, content: stringify([headings, ...rows]) }
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
    done(`confirm the digest (${kind.id})`, await contact.post(`${sample}/confirm`, { digest }))
    done(`draw the sample (${kind.id})`, await lead.post(`${path}/sample/${kind.id}/draw`, { seed }))
  }
  done('open fieldwork', await lead.post(`${path}/sample/done`))
}
