// RFC 1321. Content-MD5 is what the storage's wire carries, against damage on the way, and the browser's own crypto does not have it.

const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const
const sines = Uint32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32))

/** The message, a one bit, zeros, its length in bits: a multiple of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setBigUint64(all.length - 8, BigInt(bytes.length) * 8n, true)
  return view
}

/** What each of the four rounds does with the state, and which word of the block it takes (RFC 1321, 3.4). */
const rounds = [
  { mixed: (b: number, c: number, d: number) => (b & c) | (~b & d), word: (i: number) => i },
  { mixed: (b: number, c: number, d: number) => (d & b) | (~d & c), word: (i: number) => 5 * i + 1 },
  { mixed: (b: number, c: number, d: number) => b ^ c ^ d, word: (i: number) => 3 * i + 5 },
  { mixed: (b: number, c: number, d: number) => c ^ (b | ~d), word: (i: number) => 7 * i },
]

/** Base64, as the header takes it. */
export function md5(bytes: Uint8Array): string {
  const view = padded(bytes)
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476])
  const words = new Uint32Array(16)
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i, true)
    let [a, b, c, d] = state as unknown as [number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      const { mixed, word } = rounds[round]!
      const sum = (a + mixed(b, c, d) + sines[i]! + words[word(i) & 15]!) | 0
      const by = shifts[round]![i & 3]!
      ;[a, d, c, b] = [d, c, b, (b + ((sum << by) | (sum >>> (32 - by)))) | 0]
    }
    state[0]! += a
    state[1]! += b
    state[2]! += c
    state[3]! += d
  }
  const digest = new DataView(new ArrayBuffer(16))
  state.forEach((word, i) => digest.setUint32(4 * i, word, true))
  return btoa(String.fromCharCode(...new Uint8Array(digest.buffer)))
}
