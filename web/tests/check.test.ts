import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asker } from '../src/submission/check'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that answers when told to. */
function server() {
  const asked: { content: string; answer: (a: string) => void; fail: () => void }[] = []
  const told: (string | null)[] = []
  const a = asker<string, string>(
    content => new Promise((answer, fail) => asked.push({ content, answer, fail: () => fail(new Error('away')) })),
    answer => told.push(answer),
    900,
  )
  return { a, asked, told, settle: () => vi.advanceTimersByTimeAsync(0) }
}

test('asks once, after the pause', async () => {
  const { a, asked, told, settle } = server()
  a.want('1')
  await vi.advanceTimersByTimeAsync(500)
  a.want('12')
  await vi.advanceTimersByTimeAsync(899)
  expect(asked).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked.map(x => x.content)).toEqual(['12'])
  asked[0]!.answer('ok')
  await settle()
  expect(told).toEqual(['ok'])
})

test('never asks twice at once; an answer to what was typed over is thrown away', async () => {
  const { a, asked, told, settle } = server()
  a.want('1')
  await vi.advanceTimersByTimeAsync(900)
  a.want('2')
  await vi.advanceTimersByTimeAsync(900)
  expect(asked.map(x => x.content)).toEqual(['1'])
  asked[0]!.answer('old')
  await settle()
  expect(told).toEqual([])
  expect(asked.map(x => x.content)).toEqual(['1', '2'])
  asked[1]!.answer('new')
  await settle()
  expect(told).toEqual(['new'])
})

test('an answer that comes while somebody types waits for the pause, too', async () => {
  const { a, asked, told, settle } = server()
  a.want('1')
  await vi.advanceTimersByTimeAsync(900)
  a.want('2')
  await vi.advanceTimersByTimeAsync(100)
  asked[0]!.answer('old')
  await settle()
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(800)
  expect(asked.map(x => x.content)).toEqual(['1', '2'])
  expect(told).toEqual([])
})

test('without an answer nothing is claimed', async () => {
  const { a, asked, told, settle } = server()
  a.want('1')
  await vi.advanceTimersByTimeAsync(900)
  asked[0]!.fail()
  await settle()
  expect(told).toEqual([null])
})

test('who has left is told nothing', async () => {
  const { a, asked, told, settle } = server()
  a.want('1')
  await vi.advanceTimersByTimeAsync(900)
  a.stop()
  asked[0]!.answer('ok')
  await settle()
  expect(told).toEqual([])
})
