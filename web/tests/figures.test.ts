import { undividedOf } from '../src/parts/breakdown'
import { expect, test } from 'vitest'
import type { Cell, Field } from '../src/contract/contract'
import { isProse, said } from '../src/figures/figure'
import * as given from './given'

const field = (change: Partial<Field>): Field => given.field('X', 'count', change)
const cell = (change: Partial<Cell>): Cell => ({
  field: 'X',
  state: 'value',
  number: null,
  numerator: null,
  denominator: null,
  yes: null,
  text: null,
  splits: {},
  rows: [],
  rowsLeftBelow: 0,
  overlap: null,
  sourceReported: null,
  sourceExpected: null,
  groups: {},
  withheld: false,
  partsClosed: false,
  reported: 7,
  expected: 9,
  parts: [],
  ...change,
})
const options = [given.named('loud', 'Loa'), given.named('net', 'Mạng')]

test.each<[string, Partial<Cell>, Partial<Field>, unknown]>([
  ['zero is a number', { number: 0 }, {}, { main: '0' }],
  ['nil is said, not zero', { state: 'nil' }, {}, { word: 'không phát sinh' }],
  [
    'nil where the form sets zeros says both',
    { state: 'nil', number: 0 },
    {},
    { main: '0', note: '(không phát sinh)' },
  ],
  ['missing is no number', { state: 'missing' }, {}, { word: 'chưa báo cáo' }],
  [
    '0/0 is not applicable, never a percentage',
    { state: 'notApplicable', numerator: 0, denominator: 0 },
    { type: 'ratio' },
    { main: '0/0', note: 'không áp dụng (0/0)' },
  ],
  [
    'a ratio shows both its counts',
    { numerator: 7, denominator: 9 },
    { type: 'ratio' },
    { main: '7/9', note: '77,8 %' },
  ],
  ['a count of yes', { numerator: 3, denominator: 9 }, { type: 'yesNo' }, { main: '3/9', note: '33,3 %' }],
  [
    'any and all say yes or no',
    { yes: false, numerator: 8, denominator: 9 },
    { type: 'yesNo', aggregation: 'all' },
    { main: 'Không', note: '8/9' },
  ],
  [
    'a tally names its options',
    { splits: { option: { loud: 1200, net: 1 } } },
    { type: 'choice', options },
    { main: 'Loa: 1.200 · Mạng: 1' },
  ],
  ['the latest choice by its name', { text: 'net' }, { type: 'choice', options }, { main: 'Mạng' }],
  ['the latest day as days are written here', { text: '2023-11-30' }, { type: 'date' }, { main: '30/11/2023' }],
  [
    'stacked rows are counted',
    {
      rows: [
        { unit: '1', values: {} },
        { unit: '2', values: {} },
      ],
    },
    { type: 'table' },
    { main: '2 dòng' },
  ],
])('%s', (_, c, f, expected) => expect(said(cell(c), field(f))).toEqual(expected))

test('what is put one after another is no figure', () => {
  expect(isProse(field({ type: 'narrative' }))).toBe(true)
  expect(isProse(field({ type: 'document', aggregation: 'concatenate' }))).toBe(true)
  expect(isProse(field({ type: 'table', aggregation: 'stack' }))).toBe(false)
})

test.each([
  [10250, { female: 3500, male: 3240 }, 3510],
  [9, {}, 9],
  [9, { female: 9, male: 0 }, 0],
  [null, { female: 9 }, 0],
])('of %s in %o there is a rest of %s that nobody divided', (total, parts, rest) => {
  expect(undividedOf(total, parts)).toBe(rest)
})
