// `npm run bundle -- FILE`: puts the workflow code of this checkout into one file, for workers that are told it as
// WORKFLOW_BUNDLE. It belongs to this checkout alone: a release makes its own.
import { resolve } from 'node:path'
import { writeBundle } from './bundling'
import { runCommand } from './command'
import { Problem } from './progress'

await runCommand(async () => {
  const [file, ...more] = process.argv.slice(2)
  if (!file || more.length > 0) throw new Problem('Say which file: npm run bundle -- workflows.js')
  console.log(`The workflow code is in ${await writeBundle(resolve(file))}`)
})
