import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/settings'

/** Bundles the workflow code at `entry` into a file of `directory` and returns its path. */
export async function bundleWorkflows(directory: string, entry = join(root, 'workflows', 'index.ts')) {
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('WARN') })
  const path = join(directory, 'workflows.js')
  writeFileSync(path, code)
  return path
}
