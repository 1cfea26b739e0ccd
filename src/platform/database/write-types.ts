import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from './connect.ts'
import { startEmbeddedDatabase } from './embedded/start.ts'
import { generateTypes } from './generate-types.ts'
import { migrate } from './migrate.ts'

// npm run types: migrates an empty database and writes down what it then looks like.
const directory = mkdtempSync(join(tmpdir(), 'plumbline-types-'))
const embedded = await startEmbeddedDatabase({ directory })
try {
  const { pool, close } = await connect(embedded.connectionString)
  const applied = await migrate(pool)
  const target = fileURLToPath(new URL('./schema.generated.ts', import.meta.url))
  writeFileSync(target, await generateTypes(pool))
  await close()
  process.stdout.write(`Wrote ${target} from ${applied.length} migrations.\n`)
} finally {
  await embedded.stop()
  rmSync(directory, { recursive: true })
}
