import { existsSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Register } from '../../scripts/register'

const prefix = 'janaspandana-test-'
const file = 'run.json'

/** Where this run writes down the servers that it starts. */
export const registerOfThisRun = (directory: string) => new Register(join(directory, file))

/** Stops the servers and removes the folders of earlier runs that were killed before they could do so. */
export async function stopOrphanedRuns() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const directory = join(tmpdir(), name)
    const register = new Register(join(directory, file))
    // A folder without the file belongs to a run that has only just begun.
    if (!existsSync(join(directory, file)) || register.launcherAtWork()) continue
    await register.stopOrphans()
    rmSync(directory, { recursive: true, force: true })
  }
}
