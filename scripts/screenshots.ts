// `npm run screenshots -- [address]`: pictures of the main pages of a running portal, for README.md and for a look at
// the whole. It files grievances and acts on them: only for a demonstration that `npm start` has started.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../test/harness/chromium'
import { Camera } from './pictures/camera'
import { matters } from './pictures/matters'
import {
  answerTheReport,
  arrive,
  callTheCitizen,
  file,
  followAtHome,
  lookOver,
  reportOn,
  track,
  type Scene,
} from './pictures/scenes'
import { dataDirectory } from './settings'

const portal = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = join(dataDirectory, 'screenshots')
mkdirSync(folder, { recursive: true })

const browser = await launchChromium()
try {
  for (const language of ['en', 'kn'] as const)
    await takeAll({ browser, portal, camera: new Camera(folder, language), language })
} finally {
  await browser.close()
}
console.log(`The pictures are in ${folder}. Those that README.md shows are copied to docs/screenshots.`)

/** One language: citizens file, the Tahsildar reports, one citizen is not satisfied and another is rung. */
async function takeAll(scene: Scene) {
  const [first, second, ...others] = matters(scene.language)
  await arrive(scene)
  for (const matter of others) await file(scene, matter, { pictures: false })
  const rung = await file(scene, second, { pictures: false })
  const number = await file(scene, first, { pictures: true })
  await track(scene, number)
  await reportOn(scene, number, { pictures: true })
  await answerTheReport(scene, number)
  await followAtHome(scene, number)
  await reportOn(scene, rung, { pictures: false })
  await callTheCitizen(scene, rung)
  await lookOver(scene)
}
