import sharp from 'sharp'
import { paths } from '../../api/paths'
import type { Visitor } from './visitor'

/** Opens a case from the worklist, where it may come a moment after it was filed. */
export async function openFromWork(officer: Visitor, number: string): Promise<void> {
  await officer.goTo(paths.work())
  const line = officer.main.locator(`a[href$="${number}"]`)
  await officer.finds(line, 40)
  await officer.pressOne(line)
}

/** Files the action taken report from the page of the case. */
export async function report(officer: Visitor, words: string): Promise<void> {
  await officer.press('officer-acts.file-report.title')
  await officer.fill('officer-acts.file-report.words', words)
  await officer.fill('officer-acts.report.done-on', dayFromToday(0))
  await officer.attach('officer-acts.report.proof', await photo('order.jpg'))
  await officer.press('officer-acts.file-report.button')
  await officer.seesInTheEnd('officer-acts.file-report.done')
}

/** A small photo, as a telephone would take it. */
export async function photo(name: string) {
  const picture = sharp({ create: { width: 80, height: 60, channels: 3, background: 'seagreen' } })
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() }
}

/** A day in India as a date field takes it. */
export const dayFromToday = (days: number): string =>
  new Date(Date.now() + 330 * 60_000 + days * 86_400_000).toISOString().slice(0, 10)
