import { expect, test } from 'vitest'
import { flat } from '../src/wire'

test('a nested submission is read flat, its own fields first', () => {
  const sent = { duty: { unit: '19996', isConsolidation: false }, eTag: '5', allowedActions: [], current: { summary: { number: 1, receiptNumber: 'r' }, values: { C3: 0 } } }
  expect(flat(sent)).toEqual({ unit: '19996', isConsolidation: false, etag: '5', allowedActions: [], current: { number: 1, receiptNumber: 'r', values: { C3: 0 } } })
})

test('what is flat already, and words that happen to have the same name, pass unchanged', () => {
  const sent = { etag: '5', summary: 'x', duty: null, list: [{ duty: { a: 1 } }, 1, null] }
  expect(flat(sent)).toEqual(sent)
})
