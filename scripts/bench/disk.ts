import { begin, filer, finish, told } from './lives'
import { secondsFor, state } from './measure'
import { openBeside, type Stage } from './stage'
import { StepWatch } from './stepWatch'

const ROUNDS = 5
const CASES = 600
const AT_ONCE = 16
const KILOBYTE = 1024

/** What a grievance takes on the disk while it is open, and when it is closed, with the indexes, in each database. */
export async function disk(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const rounds: Taken[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await taken(stage, file, watches.ours))
  watches.stop()
  for (const name of Object.keys(rounds[0]?.open ?? {}))
    for (const at of ['open', 'closed'] as const) {
      const each = rounds.map((round) => (round[at][name] ?? 0) / CASES / KILOBYTE)
      state(`disk of a grievance that is ${at} in the database ${name}`, each, 'KB', 'none')
    }
}

/** Bytes by which each database has grown since nothing of these cases was there. */
interface Taken {
  open: Record<string, number>
  closed: Record<string, number>
}

async function taken(stage: Stage, file: () => Promise<string>, watch: StepWatch): Promise<Taken> {
  const before = await sizes(stage)
  const grown = async () => {
    await told(stage)
    const now = await sizes(stage)
    return Object.fromEntries(Object.keys(now).map((name) => [name, (now[name] ?? 0) - (before[name] ?? 0)]))
  }
  const numbers: string[] = []
  await secondsFor(Array(CASES).fill(0), AT_ONCE, async () => {
    numbers.push(await begin(stage, file, watch))
  })
  const open = await grown()
  await secondsFor(numbers, AT_ONCE, (number) => finish(stage, number, watch))
  return { open, closed: await grown() }
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
