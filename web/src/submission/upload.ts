import { api, Problem } from '../server/api'
import type { FileRef } from '../contract/contract'
import { md5 } from './md5'

/** Block ids must have one length within an upload; they are sent in base64. */
export const blockId = (index: number) => btoa(String(index).padStart(6, '0'))

export function blocksOf(size: number, blockSize: number): { start: number; end: number }[] {
  const count = Math.max(1, Math.ceil(size / blockSize))
  return Array.from({ length: count }, (_, i) => ({ start: i * blockSize, end: Math.min(size, (i + 1) * blockSize) }))
}

export const blockListXml = (ids: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map(id => `<Latest>${id}</Latest>`).join('')}</BlockList>`

const tries = 4
const pause = (ms: number) => new Promise(done => setTimeout(done, ms))

/** A weak connection loses single blocks; a block may be sent again, so only the lost one is. */
async function persistently(send: () => Promise<unknown>) {
  for (let attempt = 1; ; attempt++) {
    try {
      await send()
      return
    } catch (e) {
      const passing = e instanceof Problem && (e.status === 0 || e.status >= 500 || e.status === 429)
      if (!passing || attempt === tries) throw e
      await pause(500 * 2 ** attempt)
    }
  }
}

/** SHA-256 as hex; null where the page is not in a secure context and the browser offers none. */
async function sha256(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('')
}

export async function upload(file: File, onProgress: (sent: number, of: number) => void): Promise<FileRef> {
  const name = file.name.normalize('NFC')
  let ticket = await api.requestUpload(name, file.size, null)
  const blocks = blocksOf(file.size, ticket.blockSize)
  // A ticket lasts minutes, a slow line may need longer: where the storage takes it no more, a new one goes on with the same upload.
  const send = (act: (url: string) => Promise<unknown>) =>
    persistently(() =>
      act(ticket.url).catch(async (e: unknown) => {
        if (!(e instanceof Problem) || (e.status !== 403 && e.status !== 404)) throw e
        ticket = await api.requestUpload(name, file.size, ticket.id)
        await act(ticket.url)
      }),
    )
  onProgress(0, blocks.length)
  for (const [i, { start, end }] of blocks.entries()) {
    const block = new Uint8Array(await file.slice(start, end).arrayBuffer())
    const sum = md5(block)
    await send(url => api.putBlock(url, blockId(i), block, sum))
    onProgress(i + 1, blocks.length)
  }
  await send(url => api.putBlockList(url, blockListXml(blocks.map((_, i) => blockId(i)))))
  return api.commitUpload(ticket.id, name, await sha256(file))
}
