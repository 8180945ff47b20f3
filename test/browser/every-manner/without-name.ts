import { paths } from '../../../api/paths'
import { numberInGroups } from '../../../views/format'
import type { Stage } from '../stage'
import type { Somebody } from './manners'
import { describeAt, does, HUBBALLI, saysNotUrgent, sendReview } from './steps'

/** Files without a name, and comes back on another telephone with nothing but the code. */
export async function fileWithoutName(stage: Stage, somebody: Somebody): Promise<void> {
  const visitor = await stage.visitor(somebody)
  const { description, words } = somebody
  await describeAt(visitor, { service: 'old-age-pension', description, place: HUBBALLI })
  await saysNotUrgent(visitor)
  await visitor.press('without-name.title')
  await visitor.press('without-name.go-on')
  const number = await sendReview(visitor)
  const code = (await visitor.main.locator('.receipt .number.large').last().innerText()).trim()

  const back = await stage.visitor(somebody)
  await back.goTo(paths.comeBack())
  await back.fill('without-name.code.title', 'KA26 1234')
  await back.press('without-name.open')
  await back.sees('without-name.code-malformed')
  await back.fill('without-name.code.title', code.toLowerCase())
  await back.press('without-name.open')
  await back.pressOne(back.main.locator(`a[href$="${number}"]`))
  await back.reads(numberInGroups(number))
  await does(back, number, 'note', () => back.fill('grievance.note.text', words))
  await back.reads(words)
}
