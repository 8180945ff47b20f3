import { desc } from 'drizzle-orm'
import { situations } from '../../db/schema/grievance'
import { compare, secondsFor } from './measure'
import { ask } from './requests'
import type { Stage } from './stage'

const ROUNDS = 5
const A_ROUND = 2_000
const AT_ONCE = 16

/** The page that is read most: where a case stands, by its number. Beside it a page of as many bytes, ready made. */
export async function trackingPage(stage: Stage) {
  const rows = await stage.db
    .select({ number: situations.number })
    .from(situations)
    .orderBy(desc(situations.updatedAt))
    .limit(100)
  const urls = rows.map(({ number }) => `${stage.origin}/track?number=${number}`)
  const { bytes, status } = await ask(urls[0] ?? '')
  if (status !== 200) throw new Error(`The tracking page answers ${status}`)
  const rate = async (url: (index: number) => string) =>
    A_ROUND / (await secondsFor([...Array(A_ROUND).keys()], AT_ONCE, (index) => ask(url(index))))
  await compare({
    name: 'tracking page, against a static page of equal bytes',
    unit: 'a second',
    aim: 'ratio 0.5 or more',
    rounds: ROUNDS,
    ours: () => rate((index) => urls[index % urls.length] ?? ''),
    bare: () => rate(() => `${stage.bareOrigin}/pages/${bytes}`),
  })
}
