import { expect, test } from 'vitest'
import { siteForTest } from '../test/contract/site'
import { styleSheet } from './style-sheet'

const ORDER = '@layer first, second;\n'
const layer = (name: string, css: string) => `@layer ${name} {\n${css}\n}\n`

test('A later layer is heavier than whatever an earlier one has, wherever it stands in the source', () => {
  const source = ORDER + layer('second', 'a { color: red }') + layer('first', 'a.b.c:hover { color: #00f }')
  expect(styleSheet(source).toString()).toBe('a.b.c:hover{color:#00f}a:not(#_){color:red}')
})

test('A pseudo-element stays the last part of its selector', () => {
  const source = ORDER + layer('second', 'li.x::before { color: red }')
  expect(styleSheet(source).toString()).toBe('li.x:not(#_):before{color:red}')
})

test('Nothing may stand outside the layers, or in one without a place among them', () => {
  expect(() => styleSheet(`${ORDER}a { color: red }`)).toThrow('Outside of any layer')
  expect(() => styleSheet(ORDER + layer('third', 'a { color: red }'))).toThrow('third')
})

test('The sheet of the portal is one that Chrome 70 can read', async () => {
  const { dependencies, close } = siteForTest()
  const sheet = dependencies.assets.byUrl.get(dependencies.assets.urls.css)?.plain.toString() ?? ''
  await close()
  expect(sheet.length).toBeGreaterThan(10_000)
  expect(
    sheet.match(/@layer|@container|(?:padding|margin|inset|border)-(?:inline|block)|&|:where\(|color-mix/g),
  ).toBeNull()
  // Ids weigh as much as a layer, and !important turns the order of layers round: neither is in the sources.
  expect(sheet.replaceAll(':not(#_)', '').match(/#[a-z][\w-]*[^;}]*\{/g)).toBeNull()
  expect(sheet.match(/[^{};]*!important/g)).toEqual([
    'display:none!important',
    'max-width:var(--measure)!important',
  ])
})
