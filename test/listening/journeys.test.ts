import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { addAndWithdraw, contest } from '../browser/every-manner/acts'
import { chooseMessages, lookForHelp } from '../browser/every-manner/help-and-messages'
import { chooseByHand } from '../browser/every-manner/choosing'
import { EVERYBODY } from '../browser/every-manner/manners'
import { fileTogether } from '../browser/every-manner/together'
import { fileWithoutName } from '../browser/every-manner/without-name'
import { showWhere } from '../browser/every-manner/showing'
import { root } from '../../scripts/settings'
import { onStage } from '../browser/on-stage'
import { Listening } from './listening'
import { launchVisibleChromium } from './visible-chromium'
import { ScreenReader } from './screen-reader'

let reader: ScreenReader
const listening = new Listening()
beforeAll(async () => {
  reader = await ScreenReader.start()
  listening.by(reader)
})
afterAll(() => reader?.stop())
const stage = onStage(launchVisibleChromium, listening)

// To be read as it was said: a test only knows that nothing was left out.
afterEach(async ({ task }) => {
  await listening.toTheEnd()
  const folder = join(root, 'test-results/heard')
  const name = `${task.suite?.name} ${task.name}`.replace(/\W+/g, '-')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.txt`), reader.news().join('\n'))
})

const LISTENERS = EVERYBODY.filter(({ script }) => script).map((one) => ({ ...one, keys: true }))

describe.each(LISTENERS)(
  'In $language a screen reader says all that keys lead to, where citizens',
  (somebody) => {
    test('look for help, and say what is not good', () => lookForHelp(stage(), somebody))
    test('file together, unnamed, in danger, and of no department that they know', () =>
      fileTogether(stage(), somebody))
    test('file without a name, and come back', () => fileWithoutName(stage(), somebody))
    test('show where it is, and speak for their panchayat', () => showWhere(stage(), somebody))
    test('look for their matter by what happens in life, and by department', () =>
      chooseByHand(stage(), somebody))
    test('add a note and withdraw', () => addAndWithdraw(stage(), somebody))
    test('contest that it is not taken up', () => contest(stage(), somebody))
    test('choose which messages come', () => chooseMessages(stage(), somebody))
  },
)
