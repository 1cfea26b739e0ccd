/** Checks a published draw, with code that shares nothing with the code that draws. */
import { publishedDrawShape } from '#engine/sampling/published-draw.ts'
import { verifyDraw } from '#engine/sampling/verify.ts'
import { BadInput, type Terminal } from './command.ts'
import { readOneFile } from './sample-input.ts'

export async function verifySample(files: readonly string[], json: boolean, io: Terminal): Promise<0 | 1> {
  const verification = verifyDraw(readDraw(await readOneFile(files, io)))
  if (json) {
    io.stdout(`${JSON.stringify(verification)}\n`)
  } else {
    const lines = verification.checks.map(
      ({ name, ok, detail }) => `${ok ? 'Holds ' : 'FAILS '} ${name}. ${detail}`,
    )
    const sum = verification.ok
      ? 'The draw is as published and fair.'
      : 'The draw does not hold. See the lines marked FAILS.'
    io.stdout(`${[...lines, '', sum].join('\n')}\n`)
  }
  return verification.ok ? 0 : 1
}

function readDraw(bytes: Uint8Array) {
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new BadInput('The file is not JSON. Give the document that "plumbline sample --json" printed.')
  }
  const read = publishedDrawShape.safeParse(content)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'document'}: ${issue.message}`)
  throw new BadInput(['The file is not a published draw.', ...faults].join('\n'))
}
