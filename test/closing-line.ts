/** Ends a run with one plain line that any build server can read. */
import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') count[state]++
      }
    }
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`
    process.stdout.write(`${line}\n`)
    // For the proofs, which keep the counts.
    if (process.env.PROOF_COUNTS) writeFileSync(process.env.PROOF_COUNTS, line)
  }
}
