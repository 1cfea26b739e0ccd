/** Takes a file that was sent: read in bounded time, refused where it must not be here, and sealed at once. */
import { randomUUID } from 'node:crypto'
import { matchHeadings } from '#engine/caseload/headings.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import type { UploadedFile } from '#platform/web/endpoint.ts'
import { invalid } from '#platform/web/problems.ts'
import { sealKey } from './held/seal.ts'
import { takeApart } from './held/take-apart.ts'

export interface TakenFile {
  held: string
  sealed: Uint8Array
  size: number
}

/**
 * @param held what it is to be held with; something new unless told
 * @throws Problem invalid when it cannot be read, or has columns of names or dates of birth: then nothing is held
 */
export async function takeFile(
  {
    framework,
    kind,
    file,
    sessionToken,
  }: {
    framework: Framework
    kind: CaseKind
    file: UploadedFile
    sessionToken: string
  },
  held: string = randomUUID(),
): Promise<TakenFile> {
  const key = sealKey(sessionToken, held)
  const toTake = { framework, kind, name: file.name, bytes: file.bytes, key }
  const { headings, sealed, size } = await takeApart(toTake).catch(asFieldFault)
  const personal = matchHeadings(framework, kind, headings).faults.filter(
    ({ code }) => code === 'heading-personal',
  )
  if (personal.length > 0)
    throw invalid(
      ...personal.map(({ message }) => ({ field: 'file', message: `${message} Nothing was kept.` })),
    )
  return { held, sealed, size }
}

/** A file that cannot be read at all is a fault of the field, shown beside it. */
function asFieldFault(error: unknown): never {
  if (error instanceof FileFault) throw invalid({ field: 'file', message: error.message })
  throw error
}
