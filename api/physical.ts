/** Where a line begins and where the lines go, in all our scripts. */
const SIDES: Record<string, [start: string, end: string]> = {
  inline: ['left', 'right'],
  block: ['top', 'bottom'],
}

/**
 * Style sheets with `left` for `inline-start`, and so on: Chrome knows the short forms, such as `padding-inline`, from
 * 87 on only. All our languages are written from left to right and from top to bottom.
 */
export const physical = (css: string): string =>
  css
    .replace(
      /(^|[\s{;])(margin|padding|inset|border)-(inline|block)(?:-(width|style|color))?: ([^;}]+)/g,
      (_all, before: string, ...named: string[]) => before + bothSides(named),
    )
    .replace(/\b(?:inset-)?(inline|block)-(start|end)\b/g, (_all, way: string, end: string) =>
      side(way, end === 'end'),
    )

function bothSides([property = '', way = '', aspect, value = '']: string[]): string {
  const values = property === 'border' && !aspect ? [value] : partsOf(value)
  const name = (end: boolean) =>
    [property === 'inset' ? null : property, side(way, end), aspect].filter(Boolean).join('-')
  return `${name(false)}: ${values[0]}; ${name(true)}: ${values[1] ?? values[0]}`
}

const side = (way: string, end: boolean): string => SIDES[way]?.[end ? 1 : 0] ?? ''

/** `1px calc(2px + 1em)` is two values: a space inside brackets parts nothing. */
function partsOf(value: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of value.trim()) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ' ' && depth === 0) parts.push('')
    else parts.push((parts.pop() ?? '') + letter)
  }
  return parts
}
