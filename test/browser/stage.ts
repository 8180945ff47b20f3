import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import type { Browser } from 'playwright-core'
import { inject } from 'vitest'
import { loadDemonstrationPeople } from '../../reference/people'
import { lastLines } from '../../scripts/logs'
import { root } from '../../scripts/settings'
import { temporalSettings } from '../../scripts/temporalSettings'
import { goForward } from '../../activities/gateways/case-clock'
import { startSystem, type System } from '../harness/system'
import type { Instant } from '../../workflows/grievance/types'
import type { Inspection } from './inspection'
import { Visitor, type Manner } from './visitor'

/** Brings the browser of all who come. */
export type Launch = () => Promise<Browser>

/** The whole system with the people of the demonstration, and a browser in front of it. */
export class Stage {
  private visitors: Visitor[] = []
  /** How far the clocks of cases are before ours, in milliseconds. */
  private readonly ahead = new Map<string, number>()

  private constructor(
    readonly system: System,
    readonly temporal: Client,
    readonly browser: Browser,
    readonly inspection: Inspection,
  ) {}

  static async set(launch: Launch, inspection: Inspection): Promise<Stage> {
    const [system, browser] = await Promise.all([
      startSystem({}, { bundlePath: inject('bundlePath') }),
      launch(),
    ])
    await loadDemonstrationPeople(system.db, 'karnataka')
    const connection = await Connection.connect({ address: system.temporalAddress })
    const client = new Client({ connection, namespace: temporalSettings().namespace })
    return new Stage(system, client, browser, inspection)
  }

  /** Somebody with a browser of their own. */
  async visitor(manner: Manner): Promise<Visitor> {
    const { language, script = true, width = 360 } = manner
    const { origin } = this.system
    const context = await this.browser.newContext({
      locale: `${language}-IN`,
      javaScriptEnabled: script,
      viewport: { width, height: 800 },
    })
    await context.addCookies([{ name: 'language', value: language, url: origin }])
    const visitor = new Visitor(await context.newPage(), origin, manner, this.inspection)
    this.visitors.push(visitor)
    return visitor
  }

  /** Moves the clock of one case, and of nothing else, to a minute after `at`. What is due on the way comes about. */
  async goTo(number: string, at: Instant): Promise<void> {
    const ahead = this.ahead.get(number) ?? 0
    const further = at + 60_000 - (Date.now() + ahead)
    await goForward(this.temporal, number, further)
    this.ahead.set(number, ahead + further)
  }

  /** Ends a test: its browsers are closed. */
  async clear(): Promise<void> {
    for (const { page } of this.visitors) await page.context().close()
    this.visitors = []
  }

  /** What each visitor of a failed test saw last, in `test-results/`, and what the processes said. */
  async keepTraces(test: string): Promise<void> {
    mkdirSync(join(root, 'test-results'), { recursive: true })
    for (const [index, { page }] of this.visitors.entries()) {
      const path = join(root, 'test-results', `${test.replace(/\W+/g, '-')}-${index}.png`)
      await page.screenshot({ path, fullPage: true })
    }
    for (const process of ['web', 'worker'])
      console.log(lastLines(join(this.system.directory, `${process}.log`)))
  }

  async strike(): Promise<void> {
    await this.browser.close()
    await this.temporal.connection.close()
    await this.system.stop()
  }
}
