import type { Account } from '../../workflows/grievance/account'
import type { Runs } from '../gateways/runs'
import type { WholeAccount } from './restate'

/** More runs than any case has: a chain that leads in a circle must not be followed for ever. */
const MOST_RUNS = 100

/** What a case says of itself, and what its former runs told as far back as Temporal still knows them. */
export async function withFormerRuns(runs: Runs, present: Account): Promise<WholeAccount> {
  const { number } = present.situation
  const told = [...present.told]
  let { before } = present
  for (let count = 0; before !== null && count < MOST_RUNS; count += 1) {
    const former = await runs.account(number, before)
    if (!former) break
    told.unshift(...former.told)
    before = former.before
  }
  return { ...present, told }
}
