import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Problem } from './progress'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** Everything that the running system writes: databases, uploads, logs. Removing it starts from nothing. */
export const dataDirectory = join(root, '.data')

/** The Go module that names the exact source of the Temporal server. */
export const toolModule = join(root, 'tools', 'temporal')

/** Short name of this clone among others on the machine, from where it lies. */
export const cloneKey = createHash('sha256').update(root).digest('hex').slice(0, 8)

const port = (usual: number) => z.coerce.number().int().min(1).max(65535).default(usual)

const environment = z.object({
  PORT: port(3000),
  POSTGRES_PORT: port(54329),
  DATABASE_URL: z.url().optional(),
  TEMPORAL_ADDRESS: z.string().min(1).optional(),
  STATE: z.string().min(1).default('karnataka'),
  LOG_LEVEL: z.string().optional(),
  BACKUP_DIRECTORY: z.string().min(1).optional(),
  XDG_CACHE_HOME: z.string().min(1).optional(),
})

/**
 * What the launcher itself is told by its surroundings. The processes that it starts read theirs in config.ts;
 * this is apart from it because the launcher decides what they will find there.
 */
export function launchSettings(variables: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const checked = environment.safeParse(given)
  if (!checked.success) throw new Problem(`Settings are not usable:\n${z.prettifyError(checked.error)}`)
  const told = checked.data
  return {
    port: told.PORT,
    postgresPort: told.POSTGRES_PORT,
    databaseUrl: told.DATABASE_URL,
    temporalAddress: told.TEMPORAL_ADDRESS,
    state: told.STATE,
    logLevel: told.LOG_LEVEL,
    backupDirectory: told.BACKUP_DIRECTORY,
    /** Large things that outlive a clone: the Temporal server's binary. */
    cacheDirectory: join(told.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'janaspandana'),
  }
}

export type LaunchSettings = ReturnType<typeof launchSettings>
