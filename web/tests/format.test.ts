import { clauseName, clauseOf } from '../src/format/clause'
import { expect, test } from 'vitest'
import {
  day,
  fold,
  instant,
  number,
  parseDay,
  parseNumber,
  parseTime,
  percent,
  vietnamDay,
  vietnamInstant,
} from '../src/format/format'

test.each([
  ['2023-02-27T17:00:00Z', '28/02/2023 00:00'],
  ['2023-02-27T16:59:59Z', '27/02/2023 23:59'],
  ['2023-12-31T17:00:00+00:00', '01/01/2024 00:00'],
])('instant %s is shown in Vietnam time', (at, shown) => expect(instant(at)).toBe(shown))

test('Vietnamese days and instants go there and back', () => {
  expect(vietnamDay('2023-02-27T17:00:00Z')).toBe('2023-02-28')
  expect(vietnamInstant('2023-02-28', 8)).toBe('2023-02-28T01:00:00.000Z')
})

test.each([
  ['28/02/2023', '2023-02-28'],
  ['28/2/2023', '2023-02-28'],
  ['28-02-2023', '2023-02-28'],
  ['28022023', '2023-02-28'],
  ['2023-02-28', '2023-02-28'],
  [' 1.3.2023 ', '2023-03-01'],
  ['29/02/2023', null],
  ['02/28/2023', null],
  ['28/02/23', null],
  ['', null],
])('day %s reads as %s', (typed, iso) => expect(parseDay(typed)).toBe(iso))

test('day is shown the Vietnamese way', () => {
  expect(day('2023-02-28')).toBe('28/02/2023')
  expect(day(null)).toBe('')
})

test.each([
  ['', null],
  ['0', 0],
  ['1250', 1250],
  ['1.250', 1250],
  ['1.000.000', 1000000],
  ['1 000 000', 1000000],
  ['1,250', 1250],
  ['-3', -3],
  ['3,5', 'wrong'],
  ['1.25', 'wrong'],
  ['ba', 'wrong'],
  ['1e3', 'wrong'],
  ['1' + '0'.repeat(30), 'wrong'],
])('number %s reads as %s', (typed, n) => expect(parseNumber(typed)).toBe(n))

test('number is shown with dots', () =>
  expect([0, 999, 1000, 1234567, -1000].map(number)).toEqual(['0', '999', '1.000', '1.234.567', '-1.000']))

test('percent has no value where there is nothing to divide by', () => {
  expect(percent(2, 3)).toBe('66,7 %')
  expect(percent(0, 0)).toBe('')
})

test('fold drops tones', () => expect(fold('Thị xã HƯƠNG TRÀ, Đắk Lắk')).toBe('thi xa huong tra, dak lak'))

test('a section is named by its number, a passage by its words', () => {
  expect([clauseName('II.1.a'), clauseOf('V'), clauseName('đoạn 2'), clauseOf('đoạn 2')]).toEqual([
    'mục II.1.a',
    'Mục V của Kế hoạch',
    'đoạn 2',
    'đoạn 2 của Kế hoạch',
  ])
})

test.each([
  ['15h', '15:00:00'],
  ['15h30', '15:30:00'],
  ['15:30', '15:30:00'],
  ['8', '08:00:00'],
  [' 7g15 ', '07:15:00'],
  ['0:00', '00:00:00'],
  ['24h', null],
  ['9:5', null],
  ['12:60', null],
  ['', null],
  ['chiều', null],
])('time %s as people type it', (typed, time) => expect(parseTime(typed)).toBe(time))
