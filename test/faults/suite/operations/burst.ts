import { browserOf, type Operation } from '../run'

/** More readers at once than the web process has connections. What they are told must be a page, not a failure of ours. */
export async function burst(operation: Operation): Promise<void> {
  const { run, random } = operation
  const readers = Array.from({ length: random.between(20, 50) }, () => random.pick(run.citizens))
  const paths = ['/grievances', '/', '/track', '/grievances/new']
  const answers = await Promise.all(
    readers.map((citizen) => browserOf(operation, citizen).get(random.pick(paths))),
  )
  const broken = answers.filter(({ status }) => status === 500).length
  run.journal.write({
    ...{ entry: 'answer', seed: run.seed, op: operation.op, at: Date.now(), what: 'burst' },
    told: broken > 0 ? 'trouble' : 'applied',
    status: broken > 0 ? 500 : 200,
  })
}
