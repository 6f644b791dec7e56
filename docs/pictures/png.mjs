// A PNG in at most 256 colours: a third of the size, and of a page of text nobody sees the difference.

import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/** @param png As the browser takes it: 8 bits a channel, with or without transparency, not interlaced. */
export function inFewColours(png) {
  const { width, height, channels, pixels } = read(png)
  const [palette, indexOf] = paletteOf(pixels, channels)
  const rows = Buffer.alloc((width + 1) * height)
  for (let i = 0; i < width * height; i++) {
    const row = Math.floor(i / width)
    rows[row * (width + 1) + 1 + (i % width)] = indexOf(colourAt(pixels, i * channels))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8) // 8 bits, a palette
  const colours = Buffer.from(palette.flatMap(c => [c >> 16, (c >> 8) & 255, c & 255]))
  const body = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', body), chunk('IEND')])
}

function read(png) {
  let [header, data] = [null, []]
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = body
    if (type === 'IDAT') data.push(body)
    at += length + 12
  }
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3]
  return { width, height, channels, pixels: unfilter(inflateSync(Buffer.concat(data)), width * channels, channels) }
}

/** Each row says how its bytes were predicted from those to the left (a), above (b), and above to the left (c). */
function unfilter(raw, stride, channels) {
  const height = raw.length / (stride + 1)
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const a = x >= channels ? out[at - channels] : 0
      const b = y > 0 ? out[at - stride] : 0
      const c = x >= channels && y > 0 ? out[at - stride - channels] : 0
      out[at] = raw[y * (stride + 1) + 1 + x] + [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter]
    }
  }
  return out
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  if (pa <= pb && pa <= pc) return a
  return pb <= pc ? b : c
}

const colourAt = (pixels, at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]

/** The 256 most frequent colours; every other one is shown as the nearest of them. */
function paletteOf(pixels, channels) {
  const counts = new Map()
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = colourAt(pixels, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort((x, y) => y[1] - x[1])
    .slice(0, 256)
    .map(([colour]) => colour)
  const known = new Map(palette.map((colour, i) => [colour, i]))
  const indexOf = colour => {
    if (!known.has(colour)) known.set(colour, nearest(palette, colour))
    return known.get(colour)
  }
  return [palette, indexOf]
}

function nearest(palette, colour) {
  const distance = other =>
    [16, 8, 0].reduce((sum, shift) => sum + (((other >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0)
  return palette.reduce((best, other, i) => (distance(other) < distance(palette[best]) ? i : best), 0)
}

function chunk(type, body = Buffer.alloc(0)) {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
