import type { Content, DocumentReference, Field, FieldProblem, FileRef, Form, Splits, Value, Values } from '../contract'
import { number, parseDay, parseNumber } from '../format'
import { text } from '../text'

// Between what is typed and what is sent. An empty input is absent from what is sent: missing is not zero.

/** What stands in the inputs of one field, as typed. */
export type Entry = {
  text: string
  parts: Record<string, Record<string, string>>
  numerator: string
  denominator: string
}
export type Entries = Record<string, Entry>
export type Typed = { entries: Entries; document: DocumentReference; files: FileRef[] }

export const emptyEntry: Entry = { text: '', parts: {}, numerator: '', denominator: '' }

/** The fields a person fills; coverage is derived at the collector. */
export const inputFields = (form: Form): Field[] => (form.sections ?? []).flatMap(s => s.fields).filter(f => f.type !== 'coverage')

const shown = (n: number) => number(n)

export function entryOf(value: Value | undefined): Entry {
  if (value === undefined) return emptyEntry
  if (typeof value === 'number') return { ...emptyEntry, text: shown(value) }
  if (typeof value === 'boolean') return { ...emptyEntry, text: value ? 'yes' : 'no' }
  if (typeof value === 'string') return { ...emptyEntry, text: value }
  if ('numerator' in value) return { ...emptyEntry, numerator: shown(value.numerator), denominator: shown(value.denominator) }
  const parts = Object.fromEntries(Object.entries(value.splits ?? {}).map(([dimension, items]) =>
    [dimension, Object.fromEntries(Object.entries(items).map(([item, n]) => [item, shown(n)]))]))
  return { ...emptyEntry, text: shown(value.total), parts }
}

export function typedOf(form: Form, content: Content | null): Typed {
  return {
    entries: Object.fromEntries(inputFields(form).map(f => [f.code, entryOf(content?.values[f.code])])),
    document: content?.document ?? { number: '', date: '' },
    files: content?.files ?? [],
  }
}

/** What can be sent, and what was typed that cannot be (not a number, half a ratio): never dropped silently. */
export function contentOf(form: Form, typed: Typed): { content: Content; faults: FieldProblem[] } {
  const values: Values = {}
  const faults: FieldProblem[] = []
  for (const field of inputFields(form)) {
    const value = valueOf(field, typed.entries[field.code] ?? emptyEntry, faults)
    if (value !== undefined) values[field.code] = value
  }
  const { number: symbol, date } = typed.document
  const wanted = (form.document ?? 'none') !== 'none' && (symbol.trim() !== '' || date !== '')
  if (wanted && symbol.trim() === '') faults.push({ path: 'document.number', code: 'half', text: text.faultDocumentNumber })
  if (wanted && date === '') faults.push({ path: 'document.date', code: 'half', text: text.faultDocumentDate })
  const document = wanted && symbol.trim() !== '' && date !== '' ? { number: symbol.trim(), date } : null
  return { content: { values, files: typed.files, document }, faults }
}

function valueOf(field: Field, entry: Entry, faults: FieldProblem[]): Value | undefined {
  const whole = (typed: string, path: string): number | undefined => {
    const n = parseNumber(typed)
    if (n === 'wrong') faults.push({ path, code: 'not-a-number', text: text.faultNumber })
    return typeof n === 'number' ? n : undefined
  }
  const missing = (path: string, said: typeof text.faultTotal) => { faults.push({ path, code: 'half', text: said }); return undefined }
  switch (field.type) {
    case 'count':
    case 'money': {
      const total = whole(entry.text, field.code)
      if (!field.splits?.length) return total
      const splits: Splits = {}
      for (const { dimension } of field.splits)
        for (const [item, typed] of Object.entries(entry.parts[dimension] ?? {})) {
          const n = whole(typed, `${field.code}.${dimension}.${item}`)
          if (n !== undefined) (splits[dimension] ??= {})[item] = n
        }
      if (total !== undefined) return { total, splits }
      return Object.keys(splits).length && entry.text.trim() === '' ? missing(field.code, text.faultTotal) : undefined
    }
    case 'ratio': {
      const numerator = whole(entry.numerator, `${field.code}.numerator`)
      const denominator = whole(entry.denominator, `${field.code}.denominator`)
      if (numerator !== undefined && denominator !== undefined) return { numerator, denominator }
      if (numerator !== undefined && entry.denominator.trim() === '') return missing(`${field.code}.denominator`, text.faultBoth)
      if (denominator !== undefined && entry.numerator.trim() === '') return missing(`${field.code}.numerator`, text.faultBoth)
      return undefined
    }
    case 'yesNo': return entry.text === '' ? undefined : entry.text === 'yes'
    case 'date': return parseDay(entry.text) ?? undefined
    default: return entry.text.trim() === '' ? undefined : entry.text.normalize('NFC')
  }
}

/** Adds up the parts of one dimension, for reading along; null while nothing is typed. */
export function sumOfParts(entry: Entry, dimension: string): number | null {
  const typed = Object.values(entry.parts[dimension] ?? {}).map(parseNumber).filter(n => typeof n === 'number')
  return typed.length ? typed.reduce((a, b) => a + b, 0) : null
}

/** Number of fields with something in them, of those to fill. */
export function filled(form: Form, content: Content): { filled: number; of: number } {
  return { filled: Object.keys(content.values).length, of: inputFields(form).length }
}

/** Problems whose path is `path` or lies beneath it. */
export const under = (problems: FieldProblem[], path: string) =>
  problems.filter(p => p.path === path || p.path.startsWith(`${path}.`) || p.path.startsWith(`${path}[`))

/** The server may write "values.C3.sex"; inputs are named "C3.sex". */
export const localPath = (path: string) => path.replace(/^\$\.?/, '').replace(/^values\./, '').replace(/^(\w+)\.splits\./, '$1.')

export const sameTyped = (a: Typed, b: Typed) => JSON.stringify(a) === JSON.stringify(b)
