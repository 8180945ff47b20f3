import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'

const ours = fileURLToPath(new URL('../workflows/index.ts', import.meta.url))

/** The workflow code that begins at `entry` with all that it imports, in one text, as a worker loads it. */
export async function bundleOf(entry = ours): Promise<string> {
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('WARN') })
  return code
}

/**
 * Writes that text to `path` and returns `path`. A worker that is told it as WORKFLOW_BUNDLE starts some seconds
 * sooner than one that has to put it together.
 */
export async function writeBundle(path: string, entry = ours): Promise<string> {
  const code = await bundleOf(entry)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.part`, code)
  renameSync(`${path}.part`, path)
  return path
}
