import { api, Problem } from '../server/api'
import type { FileRef, UploadTicket } from '../contract/contract'
import { md5 } from './md5'

/** Block ids must have one length within an upload; they are sent in base64. */
export const blockId = (index: number) => btoa(String(index).padStart(6, '0'))

export function blocksOf(size: number, blockSize: number): { start: number; end: number }[] {
  const count = Math.max(1, Math.ceil(size / blockSize))
  return Array.from({ length: count }, (_, i) => ({ start: i * blockSize, end: Math.min(size, (i + 1) * blockSize) }))
}

export const blockListXml = (ids: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map(id => `<Latest>${id}</Latest>`).join('')}</BlockList>`

/** So often a server that answers, and cannot take it, is asked again. */
const tries = 4
const longestPause = 15_000

/** Smaller than what the storage takes at most: a cut loses little, and one sees it move. */
const ownBlock = 1024 * 1024

/** Over when so much time has passed, or as soon as the network is there again. */
const pause = (ms: number) =>
  new Promise<void>(done => {
    const over = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', over)
      done()
    }
    const timer = setTimeout(over, ms)
    globalThis.addEventListener?.('online', over)
  })

/** How far a file has come. */
export type Progress = {
  sent: number
  of: number
  /** Seconds still needed, from what went through so far; null: nobody knows yet. */
  left: number | null
  /** The network is cut; it goes on by itself. */
  waiting: boolean
}

/** Somebody does not want the file to be sent any more. */
export class Stopped extends Error {}

/**
 * A weak connection loses single blocks; a block may be sent again, so only the lost one is. Without a network it waits for it as long as it takes; a server
 * that answers, and refuses, is asked a few times.
 */
async function persistently(send: () => Promise<unknown>, isStopped: () => boolean, onCut: (cut: boolean) => void) {
  for (let attempt = 1, refused = 1; ; attempt++) {
    if (isStopped()) throw new Stopped()
    try {
      await send()
      onCut(false)
      return
    } catch (e) {
      if (!(e instanceof Problem)) throw e
      const isCut = e.status === 0
      const passing = isCut || e.status >= 500 || e.status === 429
      if (!passing || (!isCut && refused++ === tries)) throw e
      onCut(isCut)
      await pause(Math.min(longestPause, 500 * 2 ** attempt))
    }
  }
}

/** SHA-256 as hex; null where the page is not in a secure context and the browser offers none. */
async function sha256(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('')
}

export async function upload(
  file: File,
  onProgress: (progress: Progress) => void,
  isStopped: () => boolean = () => false,
): Promise<FileRef> {
  const name = file.name.normalize('NFC')
  const now: Progress = { sent: 0, of: file.size, left: null, waiting: false }
  const tell = (change: Partial<Progress>) => onProgress(Object.assign(now, change))
  const stubbornly = (act: () => Promise<unknown>) => persistently(act, isStopped, waiting => tell({ waiting }))
  let begun: UploadTicket | undefined
  await stubbornly(async () => {
    begun = await api.requestUpload(name, file.size, null)
  })
  let ticket = begun!
  const blocks = blocksOf(file.size, Math.min(ticket.blockSize, ownBlock))
  // A ticket lasts minutes, a slow line may need longer: where the storage takes it no more, a new one goes on with the same upload.
  const send = (act: (url: string) => Promise<unknown>) =>
    stubbornly(() =>
      act(ticket.url).catch(async (e: unknown) => {
        if (!(e instanceof Problem) || (e.status !== 403 && e.status !== 404)) throw e
        ticket = await api.requestUpload(name, file.size, ticket.id)
        await act(ticket.url)
      }),
    )
  const pace = paceOf(() => performance.now())
  tell({})
  for (const [i, { start, end }] of blocks.entries()) {
    const block = new Uint8Array(await file.slice(start, end).arrayBuffer())
    const sum = md5(block)
    pace.begins()
    await send(url => api.putBlock(url, blockId(i), block, sum))
    tell({ sent: end, left: pace.left(end - start, file.size - end) })
  }
  await send(url => api.putBlockList(url, blockListXml(blocks.map((_, i) => blockId(i)))))
  const sum = await sha256(file)
  let kept: FileRef | undefined
  await stubbornly(async () => {
    kept = await api.commitUpload(ticket.id, name, sum)
  })
  return kept!
}

/** How long the rest takes at the pace so far. */
function paceOf(clock: () => number) {
  let [began, bytes, time] = [0, 0, 0]
  return {
    begins: () => {
      began = clock()
    },
    left(sent: number, rest: number): number {
      bytes += sent
      time += clock() - began
      return Math.ceil((rest * time) / bytes / 1000)
    },
  }
}
