import { begin, filer, finish, told } from './lives'
import { secondsFor, state } from './measure'
import { openBeside, type Stage } from './stage'
import { StepWatch } from './stepWatch'

const CASES = 600
const AT_ONCE = 16
const KILOBYTE = 1024

/** What a grievance takes on the disk while it is open, and when it is closed, with the indexes, in each database. */
export async function disk(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const before = await sizes(stage)
  const numbers: string[] = []
  await secondsFor(Array(CASES).fill(0), AT_ONCE, async () => {
    numbers.push(await begin(stage, file, watches.ours))
  })
  await told(stage)
  const open = await sizes(stage)
  await secondsFor(numbers, AT_ONCE, (number) => finish(stage, number, watches.ours))
  await told(stage)
  const closed = await sizes(stage)
  watches.stop()
  for (const name of Object.keys(before)) {
    const each = (now: Record<string, number>) => ((now[name] ?? 0) - (before[name] ?? 0)) / CASES / KILOBYTE
    state(`disk of an open grievance in the database ${name}`, [each(open)], 'KB', 'none')
    state(`disk of a closed grievance in the database ${name}`, [each(closed)], 'KB', 'none')
  }
}

/** Bytes of each database, after what is dead has been cleared away as it is in the long run. */
async function sizes({ sql, databaseUrl }: Stage): Promise<Record<string, number>> {
  const rows = await sql<{ name: string }[]>`
    select datname as name from pg_database where not datistemplate and datname <> 'postgres'`
  const found: Record<string, number> = {}
  for (const { name } of rows) {
    await vacuumed(databaseUrl, name)
    const [row] = await sql<{ bytes: string }[]>`select pg_database_size(${name}) as bytes`
    found[name] = Number(row?.bytes)
  }
  return found
}

async function vacuumed(databaseUrl: string, name: string): Promise<void> {
  const { sql, close } = openBeside(databaseUrl, name)
  await sql`vacuum`
  await close()
}
