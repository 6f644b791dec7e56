import { expect, test } from 'vitest'
import type { Content, Form, Text } from '../src/contract'
import { contentOf, emptyEntry, entryOf, localPath, sumOfParts, typedOf, under } from '../src/submission/values'

const say = (vi: string): Text => ({ vi, en: vi })
const form: Form = {
  id: 'f', version: 1, title: say('f'), document: 'optional', files: 'optional',
  dimensions: [{ id: 'sex', name: say('giới tính'), items: [{ code: 'male', name: say('Nam') }, { code: 'female', name: say('Nữ') }] }],
  sections: [{ id: 's', title: say('s'), fields: [
    { code: 'A1', name: say('a'), type: 'coverage' },
    { code: 'A2', name: say('a'), type: 'ratio' },
    { code: 'B1', name: say('b'), type: 'count' },
    { code: 'C3', name: say('c'), type: 'count', splits: [{ dimension: 'sex', mustEqualTotal: true }] },
    { code: 'E1', name: say('e'), type: 'money' },
    { code: 'K1', name: say('k'), type: 'yesNo' },
    { code: 'F1', name: say('f'), type: 'narrative' },
  ] }],
}
const content: Content = {
  values: { A2: { numerator: 0, denominator: 0 }, B1: 0, C3: { total: 3, splits: { sex: { male: 1, female: 2 } } }, E1: 1500000, K1: false, F1: 'x' },
  files: [], document: { number: '12/KH-UBND', date: '2023-02-20' },
}
const empty = () => typedOf(form, null)

test('what was stored comes back unchanged', () => expect(contentOf(form, typedOf(form, content))).toEqual({ content, faults: [] }))

test('nothing typed sends nothing: missing is not zero', () =>
  expect(contentOf(form, empty())).toEqual({ content: { values: {}, files: [], document: null }, faults: [] }))

test('zero typed is sent as zero', () => {
  const typed = empty()
  typed.entries.B1 = { ...emptyEntry, text: '0' }
  expect(contentOf(form, typed).content.values).toEqual({ B1: 0 })
})

test('coverage is never an input', () => expect(Object.keys(empty().entries)).not.toContain('A1'))

test.each([
  ['B1', { text: 'ba' }, 'B1', 'not-a-number'],
  ['A2', { numerator: '3' }, 'A2.denominator', 'half'],
  ['A2', { denominator: '3' }, 'A2.numerator', 'half'],
  ['C3', { parts: { sex: { male: '1' } } }, 'C3', 'half'],
  ['C3', { text: '1', parts: { sex: { male: 'x' } } }, 'C3.sex.male', 'not-a-number'],
])('%s with %o is pointed out at %s', (code, change, path, fault) => {
  const typed = empty()
  typed.entries[code] = { ...emptyEntry, ...change }
  expect(contentOf(form, typed).faults.map(f => [f.path, f.code])).toEqual([[path, fault]])
})

test('half a document reference is pointed out, not sent', () => {
  const typed = { ...empty(), document: { number: '12/KH-UBND', date: '' } }
  const { content: sent, faults } = contentOf(form, typed)
  expect(sent.document).toBeNull()
  expect(faults.map(f => f.path)).toEqual(['document.date'])
})

test('the sum of parts is unknown until a part is typed', () => {
  expect(sumOfParts(emptyEntry, 'sex')).toBeNull()
  expect(sumOfParts(entryOf(content.values.C3), 'sex')).toBe(3)
})

test('a problem finds its input', () => {
  const at = (path: string) => [{ path: localPath(path), code: 'c', text: say('t') }]
  expect(under(at('C3.sex'), 'C3')).toHaveLength(1)
  expect(under(at('values.C3.splits.sex'), 'C3.sex')).toHaveLength(1)
  expect(under(at('C31'), 'C3')).toHaveLength(0)
})
