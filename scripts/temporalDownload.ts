import { TestWorkflowEnvironment } from '@temporalio/testing'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tell } from './progress'
import type { Attempt } from './temporalBuild'

const version = 'v1.8.2'
const host = 'https://temporal.download'

/** Lets the SDK download the Temporal program and copies it to `target`. Gives up in 3 s where the host is shut off. */
export async function downloadTemporal(target: string, tell: Tell): Promise<Attempt> {
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(3_000) })
  } catch {
    return { ok: false, reason: `${host} cannot be reached from here` }
  }
  const directory = mkdtempSync(join(tmpdir(), 'temporal-download-'))
  const heartbeat = setInterval(() => tell('downloading'), 1_000)
  try {
    // The SDK has no download alone: start a server once and take its program.
    const executable = { type: 'cached-download', downloadDir: directory, version } as const
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } })
    await environment.teardown()
    const program = readdirSync(directory).find((name) => !name.endsWith('.downloading'))
    if (!program) return { ok: false, reason: 'the download left no program' }
    copyFileSync(join(directory, program), target)
    return { ok: true }
  } catch (error) {
    return {
      ok: false,
      reason: `the download failed: ${error instanceof Error ? error.message : String(error)}`,
    }
  } finally {
    clearInterval(heartbeat)
    rmSync(directory, { recursive: true, force: true })
  }
}
