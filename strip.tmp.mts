import sharp from 'sharp'
const [out, ...names] = process.argv.slice(2)
const files = names.map((n) => (n.endsWith('.png') ? n : `/tmp/shots/mine/${n}.png`))
const metas = await Promise.all(files.map((f) => sharp(f).metadata()))
const height = Math.min(1900, Math.max(...metas.map((m) => m.height!)))
const crops = await Promise.all(
  files.map((f, i) =>
    sharp(f)
      .extract({ left: 0, top: 0, width: metas[i]!.width!, height: Math.min(height, metas[i]!.height!) })
      .toBuffer(),
  ),
)
let x = 0
const parts = crops.map((input, i) => {
  const part = { input, left: x, top: 0 }
  x += metas[i]!.width! + 10
  return part
})
await sharp({ create: { width: x, height, channels: 3, background: '#888' } })
  .composite(parts)
  .png()
  .toFile(out!)
