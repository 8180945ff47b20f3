import { chromium, type Browser } from 'playwright-core'
import { onPath } from '../harness/debian'

/** Milliseconds after each step: a screen reader says nothing of what has passed before it could speak. */
const PACE = 300

/** A whole Chromium in a window, which tells screen readers what it shows. */
export const launchVisibleChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: onPath(['chromium']),
    headless: false,
    slowMo: PACE,
    args: ['--no-sandbox', '--no-first-run', '--force-renderer-accessibility'],
  })
