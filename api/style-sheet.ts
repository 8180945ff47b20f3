import { Features, transform, type Selector } from 'lightningcss'
import { physical } from './physical'

/** Chrome of 2018, as small telephones that nobody updates still have it, and the others of its time. */
const OLDEST = { chrome: 70 << 16, firefox: 68 << 16, ios_saf: 12 << 16 }

/**
 * One small sheet for every browser, of sheets that are written with cascade layers. Chrome knows these from 99 on
 * and ignores all that is in them before. So the layers are laid one after the other, and each selector of a layer is
 * made heavier than all of the layers before it, which is what a layer means.
 * @param source begins with the statement that gives the order of the layers; no selector in it names an id
 */
export function styleSheet(source: string): Buffer {
  return Buffer.concat(layersOf(source).map((css, index) => plain(css, index)))
}

/** The content of each layer, in the order of the layers. */
function layersOf(source: string): string[] {
  const order = /^@layer ([\w, -]+);$/m.exec(source)?.[1]?.split(', ') ?? []
  const layers = new Map(order.map((name) => [name, '']))
  const rest = source.replace(/^@layer (\w+) \{\n(.*?)^\}$/gms, (_block, name: string, css: string) => {
    if (!layers.has(name)) throw new Error(`The layer "${name}" has no place in layers.css`)
    layers.set(name, layers.get(name) + css)
    return ''
  })
  const loose = rest.replace(/^@layer .*;$/m, '').replace(/\/\*.*?\*\//gs, '')
  if (loose.trim()) throw new Error(`Outside of any layer: ${loose.trim()}`)
  return [...layers.values()]
}

const plain = (css: string, weight: number): Uint8Array =>
  transform({
    filename: 'site.css',
    code: Buffer.from(physical(css)),
    minify: true,
    targets: OLDEST,
    // It would write each side twice, for scripts from the left and from the right; ours all go from the left.
    exclude: Features.LogicalProperties,
    visitor: { Selector: (selector) => heavier(selector, weight) },
  }).code

/** An id that no element has: `:not()` of it matches always, and weighs more than any number of classes. */
const NOBODY: Selector[number] = {
  type: 'pseudo-class',
  kind: 'not',
  selectors: [[{ type: 'id', name: '_' }]],
}

/** A pseudo-element stays the last part. */
function heavier(selector: Selector, weight: number): Selector {
  const end = selector.findIndex(({ type }) => type === 'pseudo-element')
  const at = end < 0 ? selector.length : end
  return [...selector.slice(0, at), ...Array.from({ length: weight }, () => NOBODY), ...selector.slice(at)]
}
