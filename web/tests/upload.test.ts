import { createHash, randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { api, Problem } from '../src/server/api'
import { md5 } from '../src/submission/md5'
import { upload } from '../src/submission/upload'

const bytes = (text: string) => new TextEncoder().encode(text)
const ticket = (url: string) => ({ id: 'u1', url, blockSize: 4, maxSize: 100, expiresAt: '2023-02-20T00:00:00Z' })
const kept = { name: 'a.pdf', sha256: '0'.repeat(64), size: 9, type: 'pdf' as const }

afterEach(() => vi.restoreAllMocks())

test('the sum is the one of RFC 1321, whatever the length', () => {
  expect(md5(bytes('abc'))).toBe('kAFQmDzST7DWlj99KOF/cg==')
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 4096, 100_003]) {
    const block = new Uint8Array(randomBytes(length))
    expect(md5(block)).toBe(createHash('md5').update(block).digest('base64'))
  }
})

test('every block is sent with its sum, and the list puts them together', async () => {
  const put = vi.spyOn(api, 'putBlock').mockResolvedValue(new Response())
  const list = vi.spyOn(api, 'putBlockList').mockResolvedValue(new Response())
  vi.spyOn(api, 'requestUpload').mockResolvedValue(ticket('/one?'))
  vi.spyOn(api, 'commitUpload').mockResolvedValue(kept)
  expect(await upload(new File(['123456789'], 'a.pdf'), () => {})).toBe(kept)
  expect(put.mock.calls.map(c => [c[0], new TextDecoder().decode(c[2]), c[3]])).toEqual(
    ['1234', '5678', '9'].map(block => ['/one?', block, md5(bytes(block))]),
  )
  expect(list).toHaveBeenCalledOnce()
})

test.each([403, 404])('a ticket that ended midway (%i) is renewed and only what is missing is sent', async status => {
  const put = vi.spyOn(api, 'putBlock').mockImplementation(async (url, id) => {
    if (url === '/one?' && id !== btoa('000000')) throw new Problem({ status })
    return new Response()
  })
  const list = vi.spyOn(api, 'putBlockList').mockResolvedValue(new Response())
  const request = vi
    .spyOn(api, 'requestUpload')
    .mockResolvedValueOnce(ticket('/one?'))
    .mockResolvedValueOnce(ticket('/two?'))
  vi.spyOn(api, 'commitUpload').mockResolvedValue(kept)
  await upload(new File(['123456789'], 'a.pdf'), () => {})
  expect(request.mock.calls.map(c => c[2])).toEqual([null, 'u1'])
  expect(put.mock.calls.map(c => c[0])).toEqual(['/one?', '/one?', '/two?', '/two?'])
  expect(list.mock.calls[0]![0]).toBe('/two?')
})

test('who may not send even with a new ticket is told, once', async () => {
  vi.spyOn(api, 'putBlock').mockRejectedValue(new Problem({ status: 403 }))
  const request = vi.spyOn(api, 'requestUpload').mockResolvedValue(ticket('/one?'))
  await expect(upload(new File(['1'], 'a.pdf'), () => {})).rejects.toMatchObject({ status: 403 })
  expect(request).toHaveBeenCalledTimes(2)
})

test('a cut network is waited for, and only the block that was lost is sent again', async () => {
  vi.useFakeTimers()
  let cuts = 7
  const put = vi.spyOn(api, 'putBlock').mockImplementation(async (_, id) => {
    if (id === btoa('000001') && cuts-- > 0) throw new Problem({ code: 'no-answer' })
    return new Response()
  })
  vi.spyOn(api, 'putBlockList').mockResolvedValue(new Response())
  vi.spyOn(api, 'requestUpload').mockResolvedValue(ticket('/one?'))
  vi.spyOn(api, 'commitUpload').mockResolvedValue(kept)
  const told: { sent: number; waiting: boolean }[] = []
  const done = upload(new File(['123456789'], 'a.pdf'), ({ sent, waiting }) => told.push({ sent, waiting }))
  await vi.runAllTimersAsync()
  expect(await done).toBe(kept)
  const ids = put.mock.calls.map(c => c[1])
  expect([ids.filter(i => i === btoa('000000')).length, ids.filter(i => i === btoa('000001')).length]).toEqual([1, 8])
  expect(told).toContainEqual({ sent: 4, waiting: true })
  expect(told.at(-1)).toEqual({ sent: 9, waiting: false })
  vi.useRealTimers()
})

test('what somebody stopped is not sent on', async () => {
  vi.spyOn(api, 'requestUpload').mockResolvedValue(ticket('/one?'))
  const put = vi.spyOn(api, 'putBlock').mockResolvedValue(new Response())
  const stop = vi.fn().mockReturnValueOnce(false).mockReturnValue(true)
  await expect(upload(new File(['123456789'], 'a.pdf'), () => {}, stop)).rejects.toThrow()
  expect(put).not.toHaveBeenCalled()
})
