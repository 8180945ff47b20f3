import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sourcesIn = (folder: string): string =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8'))
    .join('\n')

/** What the page of components cannot show, and why. */
const ELSEWHERE = {
  Confirm: 'is a page of its own',
  KeptForm: 'is a page of its own',
  LanguageSwitch: 'stands at the head of every page',
  IdempotencyKey: 'is not seen',
  CautionsSeen: 'is not seen',
  LookAgain: 'is not seen',
  KeptWords: 'is not seen until a script has something to say',
  NotSent: 'is not seen until a script has something to say',
}

test('every component stands on the page of components', () => {
  const components = [...sourcesIn('../components').matchAll(/export (?:function|const) ([A-Z][a-z]\w*)/g)]
  const shown = new Set(
    [...sourcesIn('.').matchAll(/<([A-Z]\w+)/g)].map(([, name]) => name).concat(Object.keys(ELSEWHERE)),
  )
  const names = components.map(([, name]) => name)
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !shown.has(name))).toEqual([])
})
