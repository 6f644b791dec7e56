import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fieldTypes, type Field, type FieldProblem, type FieldType, type Value } from '../src/contract/contract'
import { entryOf, isDerived } from '../src/kinds/field'
import { kinds } from '../src/kinds/kinds'
import { column, field, named, split } from './given'

/** Of each type a field and values of it as they are sent. A new type is asked for one by the compiler. */
const samples: Record<FieldType, [Partial<Field>, Value[]]> = {
  count: [{}, [0, 12_500]],
  people: [{ splits: [split('sex')] }, [{ total: 3, splits: { sex: { female: 1, male: 2 } } }]],
  personDays: [{}, [60]],
  money: [{}, [1_250_000]],
  ratio: [{}, [{ numerator: 0, denominator: 0 }]],
  yesNo: [{ evidence: 'optional' }, [true, false, { yes: true, evidence: '12/KH' }]],
  choice: [{ options: [named('a', 'A')] }, ['a']],
  date: [{}, ['2023-02-28']],
  dateRange: [{}, ['2023-03-01/2023-03-05']],
  document: [{}, [{ number: '12/KH', date: '2023-02-28', issuer: 'UBND' }]],
  narrative: [{}, ['hai\ndòng']],
  table: [
    { columns: [column('Day', 'date'), column('Place', 'narrative'), column('Cost', 'money')] },
    [[{ Day: '2023-02-28', Place: 'xã', Cost: 5_000_000 }, {}]],
  ],
  coverage: [{}, []],
}

const typed = fieldTypes.flatMap(type => samples[type][1].map(value => [type, value] as const))
test.each(typed)('%s: what was entered stands in the inputs and is sent again: %o', (type, value) => {
  const of = field('X', type, samples[type][0])
  const faults: FieldProblem[] = []
  expect(kinds[type].holds(value)).toBe(true)
  expect(kinds[type].sent(of, entryOf(of, value), faults)).toEqual(value)
  expect(faults).toEqual([])
})

test.each(fieldTypes)('%s: nothing typed is nothing sent', type => {
  const of = field('X', type, samples[type][0])
  expect(kinds[type].sent(of, entryOf(of, undefined), [])).toBeUndefined()
})

test('what is counted elsewhere, or derived on both sides, nobody enters', () => {
  const derived = fieldTypes.filter(type => isDerived(field('X', type, { numeratorFrom: 'A', denominatorFrom: 'B' })))
  expect(derived).toEqual(['ratio', 'coverage'])
})

test('a value of another version of the form, on which the field was of another type, is still shown', () =>
  expect(entryOf(field('X', 'choice'), 7).text).toBe('7'))

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(e =>
    e.isDirectory() ? filesIn(join(folder, e.name)) : [join(folder, e.name)],
  )
const asksForType = (source: string) =>
  fieldTypes.some(type => new RegExp(`(\\.type [!=]== |case )'${type}'`).test(source))

test('only the room of the kinds asks of which type a field is', () => {
  const elsewhere = filesIn('src').filter(f => /\.tsx?$/.test(f) && !f.startsWith(join('src', 'kinds')))
  expect(elsewhere.length).toBeGreaterThan(80)
  expect(elsewhere.filter(f => asksForType(readFileSync(f, 'utf8')))).toEqual([])
  expect(asksForType("if (field.type === 'people') return")).toBe(true)
})
