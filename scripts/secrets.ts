// `npm run secrets -- status` says what still depends on SECRET_BEFORE; `-- reseal` seals the secrets of the officers'
// authenticator apps under SECRET. Both may be run as often as one likes, while everybody works.
import { readConfig } from '../config'
import { openDatabase, type Database } from '../db/client'
import { runCommand } from './command'
import { Problem, step } from './progress'
import { linksOfBefore, lookThrough, MINUTES_OF_CODES, reseal } from './rotation'

const config = readConfig()
const { secrets } = config
const commands: Record<string, (db: Database) => Promise<void>> = { status, reseal: sealAnew }

async function run() {
  const command = commands[process.argv[2] ?? '']
  if (!command) throw new Problem('Say: npm run secrets -- status, or reseal')
  const { db, close } = openDatabase(config.DATABASE_URL, 2)
  try {
    await command(db)
  } finally {
    await close()
  }
}

async function sealAnew(db: Database) {
  if (!config.SECRET_BEFORE)
    throw new Problem('SECRET_BEFORE is not set: there is nothing that could be sealed anew.')
  const resealed = await step('Authenticator apps', (tell) => reseal(db, secrets, tell))
  console.log(`  ${resealed} sealed anew.`)
  await status(db)
}

async function status(db: Database) {
  const apps = await step('Looking through', (tell) => lookThrough(db, secrets, tell))
  const links = await linksOfBefore(db, secrets)
  const line = (count: number, what: string) => console.log(`  ${String(count).padStart(7)}  ${what}`)
  line(apps.anew, 'authenticator apps under SECRET')
  line(apps.before, 'authenticator apps under SECRET_BEFORE')
  line(apps.unreadable, 'authenticator apps under neither: these officers cannot sign in')
  line(links, 'reports whose message is still to go out, with a link that SECRET does not open')
  if (apps.unreadable > 0)
    throw new Problem(
      'Set SECRET_BEFORE to the secret under which they were sealed, or let these officers enrol again.',
    )
  if (apps.before > 0) throw new Problem('SECRET_BEFORE is needed. Next: npm run secrets -- reseal')
  if (links > 0)
    throw new Problem('SECRET_BEFORE is needed until these messages have gone out: three days at most.')
  console.log(
    `\n  Nothing depends on SECRET_BEFORE any more, ${MINUTES_OF_CODES} minutes after the last web process was started with SECRET.\n`,
  )
}

await runCommand(run, '\n')
