import { expect, test } from 'vitest'
import type { Content } from '../src/contract/contract'
import { whole } from '../src/submission/kept'
import { gathered } from '../src/submission/problems'
import { sumOfParts } from '../src/kinds/breakdowns'
import { entryOf } from '../src/kinds/field'
import { emptyEntry } from '../src/kinds/kind'
import { under } from '../src/kinds/paths'
import { contentOf, fieldOfRule, filled, inputFields, localPath, typedOf, type Typed } from '../src/submission/values'
import * as given from './given'
import { column, field, named, problem, say, split } from './given'

const form = given.form({
  document: 'optional',
  dimensions: [{ id: 'sex', name: say('giới tính'), items: [named('male', 'Nam'), named('female', 'Nữ')] }],
  sections: [
    {
      id: 's',
      title: say('s'),
      help: null,
      clause: null,
      fields: [
        field('A1', 'coverage'),
        field('A2', 'ratio'),
        field('B1', 'count'),
        field('C3', 'count', { splits: [split('sex')] }),
        field('E1', 'money'),
        field('K1', 'yesNo'),
        field('F1', 'narrative'),
        field('P1', 'people', { splits: [split('sex', 'age')] }),
        field('K2', 'yesNo', { evidence: 'required' }),
        field('V1', 'document'),
        field('R1', 'ratio', { numeratorFrom: 'B1', denominatorFrom: 'P1' }),
        field('R2', 'ratio', { numeratorFrom: 'B1' }),
        field('H1', 'table', {
          columns: [column('Date', 'date'), column('Place', 'narrative'), column('Cost', 'money')],
        }),
      ],
    },
  ],
})
const content: Content = {
  values: {
    A2: { numerator: 0, denominator: 0 },
    B1: 0,
    C3: { total: 3, splits: { sex: { male: 1, female: 2 } } },
    E1: 1500000,
    K1: false,
    F1: 'x',
    P1: { total: 4, splits: { 'sex*age': { 'male*under16': 4 } } },
    K2: { yes: true, evidence: '05/QC-UBND' },
    V1: { number: '1/CT', date: '2023-01-05', issuer: 'UBND' },
    R2: { numerator: 0, denominator: 7 },
    H1: [{ Date: '2023-05-04', Place: 'Nhà văn hóa', Cost: 1500000 }, {}],
  },
  files: [],
  document: { number: '12/KH-UBND', date: '2023-02-20' },
  explanations: { many: 'w' },
}
const empty = () => typedOf(form, null)

test('what was stored comes back unchanged', () =>
  expect(contentOf(form, typedOf(form, content))).toEqual({ content, faults: [] }))

test('nothing typed sends nothing: missing is not zero', () =>
  expect(contentOf(form, empty())).toEqual({ content: { values: {}, files: [], document: null }, faults: [] }))

test('zero typed is sent as zero', () => {
  const typed = empty()
  typed.entries.B1 = { ...emptyEntry, text: '0' }
  expect(contentOf(form, typed).content.values).toEqual({ B1: 0 })
})

test('what comes from elsewhere is never an input', () =>
  expect(inputFields(form).map(f => f.code)).not.toEqual(expect.arrayContaining(['A1', 'R1'])))
test('of a ratio with one derived side only the other is typed', () => {
  expect(contentOf(form, empty()).content.values).not.toHaveProperty('R2')
  const typed = empty()
  typed.entries.R2 = { ...emptyEntry, denominator: '7' }
  expect(contentOf(form, typed)).toMatchObject({
    content: { values: { R2: { numerator: 0, denominator: 7 } } },
    faults: [],
  })
})
test('evidence goes with a yes only', () => {
  const typed = empty()
  typed.entries.K2 = { ...emptyEntry, text: 'no', evidence: 'x' }
  expect(contentOf(form, typed).content.values.K2).toBe(false)
})
test('a row without anything in it stays in its place', () => {
  const typed = empty()
  typed.entries.H1 = { ...emptyEntry, rows: [{}, { Cost: 'x' }] }
  expect(contentOf(form, typed)).toMatchObject({
    content: { values: { H1: [{}, {}] } },
    faults: [{ path: 'H1.2.Cost', code: 'not-a-number' }],
  })
})
test('an emptied explanation is not sent', () => {
  const typed = { ...empty(), explanations: { many: '  ' } }
  expect(contentOf(form, typed).content).not.toHaveProperty('explanations')
})
test('what an earlier version kept on this machine is still read', () => {
  const old = {
    at: '2023-01-01',
    typed: {
      entries: { B1: { text: '3', parts: {}, numerator: '', denominator: '' } },
      document: { number: '', date: '' },
      files: [],
    },
  }
  expect(contentOf(form, whole(old as unknown as { typed: Typed; at: string })!.typed).content.values).toEqual({
    B1: 3,
  })
  expect(whole(null)).toBeNull()
})

test.each([
  ['B1', { text: 'ba' }, 'B1', 'not-a-number'],
  ['A2', { numerator: '3' }, 'A2.denominator', 'half'],
  ['A2', { denominator: '3' }, 'A2.numerator', 'half'],
  ['C3', { parts: { sex: { male: '1' } } }, 'C3', 'total-missing'],
  ['C3', { text: '1', parts: { sex: { male: 'x' } } }, 'C3.sex.male', 'not-a-number'],
  ['R2', { denominator: 'x' }, 'R2.denominator', 'not-a-number'],
  ['V1', { text: '1/CT' }, 'V1.date', 'half'],
  ['V1', { date: '2023-01-05', issuer: 'UBND' }, 'V1.number', 'half'],
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
  expect(sumOfParts(entryOf(field('C3', 'count'), content.values.C3), 'sex')).toBe(3)
})

test('a problem finds its input', () => {
  const at = (path: string) => [problem(localPath(path), 'c')]
  expect(under(at('C3.sex'), 'C3')).toHaveLength(1)
  expect(under(at('values.C3.splits.sex'), 'C3.sex')).toHaveLength(1)
  expect(under(at('C31'), 'C3')).toHaveLength(0)
})

const none = {
  faults: [],
  ofSubmit: [],
  ofDraft: [],
  ofCheck: [],
  editedSinceSubmit: [],
  editedSinceCheck: [],
  strict: false,
}
test('what is merely not there yet is said once the person asks to submit', () => {
  const ofCheck = [problem('B1', 'required'), problem('N2', 'many')]
  expect(gathered({ ...none, ofCheck }).map(p => p.code)).toEqual(['many'])
  expect(gathered({ ...none, ofCheck, strict: true }).map(p => p.code)).toEqual(['required', 'many'])
})
test('what was edited since is not said of any more, and nothing is said twice', () => {
  const both = [problem('values.C3.sex', 'parts-unequal')]
  expect(gathered({ ...none, ofSubmit: both, ofCheck: both })).toHaveLength(1)
  expect(
    gathered({ ...none, ofSubmit: both, ofCheck: both, editedSinceSubmit: ['C3'], editedSinceCheck: ['C3'] }),
  ).toEqual([])
})
test.each([
  [{ left: 'C3.sex.female + B1' }, 'C3'],
  [{ of: 'H1.rows' }, 'H1'],
  [{}, ''],
])('the rule %o speaks at %s', (rule, field) => expect(fieldOfRule(rule)).toBe(field))

test('a nil declaration is sent, and what it answers is not counted among what is left to fill', () => {
  const [first, ...others] = form.sections[0]!.fields
  const two = {
    ...form,
    nil: { label: say('Không phát sinh nạn nhân'), sections: ['victims'] },
    sections: [
      { ...form.sections[0]!, fields: [first!, ...others.filter(f => f.code !== 'C3')] },
      { ...form.sections[0]!, id: 'victims', fields: others.filter(f => f.code === 'C3') },
    ],
  }
  const declared = contentOf(two, { ...typedOf(two, null), nil: true }).content
  expect(declared.nil).toBe(true)
  expect(typedOf(two, declared).nil).toBe(true)
  expect(contentOf(two, typedOf(two, null)).content).not.toHaveProperty('nil')
  expect(filled(two, declared).of).toBe(inputFields(two).length - 1)
})
