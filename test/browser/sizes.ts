import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { ownCase } from './filing'
import type { Stage } from './stage'

const KILOBYTE = 1_024

/** Pages for a telephone on a bad line, loaded for the first time: everything that is transferred, compressed. */
export function sizes(stage: () => Stage): void {
  test('following a grievance takes 20 KB at most', async () => {
    const { number } = await ownCase(stage(), 'No pension for a year')
    expect(await bytesOf(stage(), paths.track({ number }))).toBeLessThan(20 * KILOBYTE)
  })

  test('describing a grievance takes 60 KB at most', async () => {
    expect(await bytesOf(stage(), paths.newGrievance())).toBeLessThan(60 * KILOBYTE)
  })
}

async function bytesOf({ browser, system }: Stage, path: string): Promise<number> {
  const page = await browser.newPage({ locale: 'kn-IN' })
  const sizesOf: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    sizesOf.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize))
  })
  await page.goto(system.origin + path, { waitUntil: 'networkidle' })
  const all = await Promise.all(sizesOf)
  await page.close()
  return all.reduce((sum, one) => sum + one, 0)
}
