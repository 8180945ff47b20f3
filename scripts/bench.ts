// `npm run bench`: our figures beside those of a bare minimum on the same servers, one line of JSON each.
// `npm run bench -- lives pages` only these; docs/performance.md says what was reached, and on what.
import { join } from 'node:path'
import { deadlines, fewerDeadlines } from './bench/deadlines'
import { discretion } from './bench/discretion'
import { disk } from './bench/disk'
import { filingDelay, filings } from './bench/filings'
import { eventsOfALife, lives } from './bench/lives'
import { keepFigures } from './bench/measure'
import { million } from './bench/million'
import { trackingPage } from './bench/pages'
import { drizzle } from './bench/queries'
import { replay } from './bench/replay'
import { soak } from './bench/soak'
import { freshFolder, setStage, type Stage } from './bench/stage'
import { runUntilStopped } from './lifetime'
import { Problem } from './progress'
import { dataDirectory } from './settings'

const BENCHES: Record<string, (stage: Stage) => Promise<unknown>> = {
  filings,
  delay: filingDelay,
  lives,
  events: eventsOfALife,
  pages: trackingPage,
  queries: drizzle,
  discretion,
  replay,
  disk,
  soak,
  deadlines,
  'fewer-deadlines': fewerDeadlines,
  million,
}
/** What fills the databases for all that comes after it, and takes half an hour: only when it is asked for. */
const WHEN_ASKED = ['million']

const { directory, processes, clear } = freshFolder()

await runUntilStopped(processes, async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !(name in BENCHES))
  if (unknown.length > 0)
    throw new Problem(`No such bench: ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`)
  const wanted = asked.length > 0 ? asked : Object.keys(BENCHES).filter((name) => !WHEN_ASKED.includes(name))
  const stage = await setStage(processes, directory, wanted.includes('million') ? 1 : undefined)
  for (const [name, bench] of Object.entries(BENCHES)) if (wanted.includes(name)) await bench(stage)
  keepFigures(join(dataDirectory, 'bench.jsonl'))
  await stage.close()
  await processes.stopAll()
  clear()
  process.exit(0)
})
