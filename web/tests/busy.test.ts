import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api } from '../src/server/api'

const busy = () => new Response('', { status: 429 })
const locked = () =>
  new Response(JSON.stringify({ code: 'sign-in-throttled', status: 429 }), {
    status: 429,
    headers: { 'Content-Type': 'application/problem+json' },
  })
const answers = (...given: Response[]) => {
  const fetched = vi.fn<typeof fetch>()
  for (const answer of given) fetched.mockResolvedValueOnce(answer)
  vi.stubGlobal('fetch', fetched)
  return fetched
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a host that is busy is asked again until it answers, and nobody notices', async () => {
  const fetched = answers(busy(), busy(), busy(), Response.json([{ id: 'huong-tra' }]))
  const cycles = api.cycles()
  await vi.runAllTimersAsync()
  expect(await cycles).toEqual([{ id: 'huong-tra' }])
  expect(fetched).toHaveBeenCalledTimes(4)
  expect(new Set(fetched.mock.calls.map(c => JSON.stringify(c))).size).toBe(1)
})

test('a host that stays busy is told of in the end', async () => {
  const fetched = answers(...Array.from({ length: 9 }, busy))
  const refused = expect(api.cycles()).rejects.toMatchObject({ status: 429 })
  await vi.runAllTimersAsync()
  await refused
  expect(fetched).toHaveBeenCalledTimes(7)
})

test('a refusal that says why is not asked again', async () => {
  const fetched = answers(locked())
  await expect(api.signIn('xa-19996', 'x', null)).rejects.toMatchObject({ code: 'sign-in-throttled' })
  expect(fetched).toHaveBeenCalledOnce()
})
