import { expect, test } from 'vitest'
import { physical } from './physical'

test.each([
  ['padding-inline: 1px', 'padding-left: 1px; padding-right: 1px'],
  ['padding-block: var(--s5) var(--s6)', 'padding-top: var(--s5); padding-bottom: var(--s6)'],
  [
    'margin-block: calc((1em - 2px) / 2)',
    'margin-top: calc((1em - 2px) / 2); margin-bottom: calc((1em - 2px) / 2)',
  ],
  ['inset-block: 1rem -1rem', 'top: 1rem; bottom: -1rem'],
  ['inset-inline-start: 0', 'left: 0'],
  ['border-block: 1px solid red', 'border-top: 1px solid red; border-bottom: 1px solid red'],
  ['border-inline-color: red blue', 'border-left-color: red; border-right-color: blue'],
  ['border-block-end-color: red', 'border-bottom-color: red'],
  ['float: inline-start', 'float: left'],
])('%s is %s', (logical, sides) => {
  expect(physical(`a {\n  ${logical};\n}`)).toBe(`a {\n  ${sides};\n}`)
})

test.each(['display: inline-block', 'display: inline-flex', 'box-shadow: inset 0 0 red'])(
  '%s stays',
  (css) => {
    expect(physical(css)).toBe(css)
  },
)
