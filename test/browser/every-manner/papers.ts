import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { pagesOf, plain } from '../../harness/pdf'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'

/** A paper of the case on whose page they are names it; whoever holds it finds it confirmed, and learns nothing of the person. */
export async function checkPaper(
  stage: Stage,
  citizen: Visitor,
  kind: 'acknowledgement' | 'report',
  { number, somebody }: { number: string; somebody: Somebody },
): Promise<void> {
  const paper = await fileBehind(citizen, `papers.${kind}.open`)
  expect(paper.headers()['content-type']).toBe('application/pdf')
  const [words = ''] = await pagesOf(await paper.body())
  expect(words).toContain(plain(citizen.t(`papers.${kind}`)))
  const check = new RegExp(`${plain(citizen.t('papers.check'))}([A-Z0-9]{8})`).exec(words)?.[1] ?? ''
  const stranger = await stage.visitor(somebody)
  await stranger.goTo(paths.verify())
  await stranger.fill('grievance.number', number)
  await stranger.fill('papers.check', check)
  await stranger.press('papers.verify.button')
  await stranger.sees(`papers.verify.genuine.${kind}`)
  expect(await stranger.text()).not.toContain(somebody.mother)
}

/** What a link leads to that the browser would only keep. */
export async function fileBehind(citizen: Visitor, words: string) {
  const link = citizen.main.getByRole('link', { name: citizen.t(words) })
  const file = await citizen.page.request.get(citizen.origin + (await link.getAttribute('href')))
  expect(file.status()).toBe(200)
  return file
}
