import { existsSync, readFileSync } from 'node:fs'
import { freePort } from '../ports'
import { startPostgres } from '../postgres'
import { withSession } from '../postgresSession'
import type { Processes } from '../processes'
import { Problem, type Tell } from '../progress'
import { closeLog, makeLogFolder, settingsOfBackup } from './log'
import type { Places } from './places'
import type { Laid } from './restoration'

/** A log of weeks takes hours to be read. */
const PATIENCE = 24 * 3_600_000

/**
 * Starts the PostgreSQL of `npm start` on what was laid down, lets it read the log up to the instant, and stops it: the
 * next start finds an ordinary data directory.
 * @param carriesOn whether what it does from now on belongs to the backup, as a new timeline; not so for a rehearsal,
 *   whose timeline the next restore would take for what came last
 * @returns the time of the last thing that somebody did before the instant, as PostgreSQL logged it
 */
export async function recover(processes: Processes, { laid, places, carriesOn, log, tell }: Recovery) {
  makeLogFolder(places.directory)
  const watching = setInterval(
    () => tell(`read up to ${lastIn(log, /restored log file "(\w+)"/g) ?? 'the start'}`),
    1_000,
  )
  try {
    const keeping = carriesOn ? settingsOfBackup(places.directory) : ['archive_mode=off']
    const postgres = await untilRecovered(processes, laid, log, keeping)
    if (carriesOn) await withSession(postgres.url, (sql) => closeLog(sql, places, tell))
    await postgres.program.stop()
  } finally {
    clearInterval(watching)
  }
  return lastIn(log, /last completed transaction was at log time (.+)/g)
}

export interface Recovery {
  laid: Laid
  places: Places
  carriesOn: boolean
  /** Where PostgreSQL writes what it does. */
  log: string
  tell: Tell
}

async function untilRecovered(processes: Processes, laid: Laid, log: string, keeping: string[]) {
  const start = async (settings: string[]) =>
    startPostgres(processes, {
      ...{ directory: laid.directory, port: await freePort(), log, durable: true, patience: PATIENCE },
      // Nobody gets in before the instant is reached.
      settings: [...settings, ...keeping, 'hot_standby=off'],
    })
  return start(laid.settings).catch((problem: unknown) => {
    // Nothing was done between the last file of the log and the instant: what the log has is all there was.
    if (!(problem instanceof Problem) || !problem.message.includes('before configured recovery target'))
      throw problem
    return start(laid.settings.filter((setting) => !setting.startsWith('recovery_target_time=')))
  })
}

/** What stands at the last place in the log where `pattern` fits. */
function lastIn(log: string, pattern: RegExp): string | undefined {
  return existsSync(log) ? [...readFileSync(log, 'utf8').matchAll(pattern)].at(-1)?.[1] : undefined
}
