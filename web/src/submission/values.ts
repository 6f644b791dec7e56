import type {
  Column,
  Content,
  DocumentReference,
  Explanations,
  Field,
  FieldProblem,
  FileRef,
  Form,
  Row,
  Splits,
  Value,
  Values,
} from '../contract/contract'
import { fault } from '../contract/fault'
import { number, parseDay, parseNumber } from '../format/format'
import { text } from '../texts/text'

// Between what is typed and what is sent. An empty input is absent from what is sent: missing is not zero.

/** What stands in the inputs of one field, as typed: a number, a text, a code, "yes" and its evidence, a document's number with date and issuer, the rows of a table. */
export type Entry = {
  text: string
  parts: Record<string, Record<string, string>>
  numerator: string
  denominator: string
  evidence: string
  date: string
  issuer: string
  rows: Record<string, string>[]
}
export type Entries = Record<string, Entry>
export type Typed = { entries: Entries; document: DocumentReference; files: FileRef[]; explanations: Explanations }

export const emptyEntry: Entry = {
  text: '',
  parts: {},
  numerator: '',
  denominator: '',
  evidence: '',
  date: '',
  issuer: '',
  rows: [],
}

/** Nobody enters it: it comes from other submissions, or wholly from other fields. */
export const isDerived = (f: Field) => f.type === 'coverage' || (!!f.numeratorFrom && !!f.denominatorFrom)

/** The fields a person fills. */
export const inputFields = (form: Form): Field[] =>
  (form.sections ?? []).flatMap(s => s.fields).filter(f => !isDerived(f))

export const splitKey = (split: { dimension: string; cross?: string | null }) =>
  split.cross ? `${split.dimension}*${split.cross}` : split.dimension

const shown = (n: number) => number(n)

export function entryOf(value: Value | undefined): Entry {
  if (value === undefined) return emptyEntry
  if (typeof value === 'number') return { ...emptyEntry, text: shown(value) }
  if (typeof value === 'boolean') return { ...emptyEntry, text: value ? 'yes' : 'no' }
  if (typeof value === 'string') return { ...emptyEntry, text: value }
  if (Array.isArray(value)) return { ...emptyEntry, rows: value.map(rowTyped) }
  if ('numerator' in value)
    return { ...emptyEntry, numerator: shown(value.numerator), denominator: shown(value.denominator) }
  if ('yes' in value) return { ...emptyEntry, text: value.yes ? 'yes' : 'no', evidence: value.evidence }
  if ('number' in value) return { ...emptyEntry, text: value.number, date: value.date, issuer: value.issuer ?? '' }
  const parts = Object.fromEntries(
    Object.entries(value.splits ?? {}).map(([dimension, items]) => [
      dimension,
      Object.fromEntries(Object.entries(items).map(([item, n]) => [item, shown(n)])),
    ]),
  )
  return { ...emptyEntry, text: shown(value.total), parts }
}

const rowTyped = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([column, v]) => [column, typeof v === 'number' ? shown(v) : v]))

export function typedOf(form: Form, content: Content | null): Typed {
  return {
    entries: Object.fromEntries(inputFields(form).map(f => [f.code, entryOf(content?.values[f.code])])),
    document: content?.document ?? { number: '', date: '' },
    files: content?.files ?? [],
    explanations: content?.explanations ?? {},
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
  const wanted = (form.document ?? 'none') !== 'none'
  const document = wanted ? (documentOf(typed.document, 'document', faults) ?? null) : null
  const said = Object.entries(typed.explanations).filter(([, words]) => words.trim() !== '')
  const explanations = said.length
    ? { explanations: Object.fromEntries(said.map(([rule, words]) => [rule, words.normalize('NFC')])) }
    : {}
  return { content: { values, files: typed.files, document, ...explanations }, faults }
}

/** Number and date belong together; who issued it may be left out. */
function documentOf(typed: DocumentReference, path: string, faults: FieldProblem[]): DocumentReference | undefined {
  const [symbol, issuer] = [typed.number.trim(), typed.issuer?.trim().normalize('NFC')]
  if (symbol === '' && typed.date === '' && !issuer) return undefined
  if (symbol === '') faults.push(fault(`${path}.number`, 'half', text.faultDocumentNumber))
  if (typed.date === '') faults.push(fault(`${path}.date`, 'half', text.faultDocumentDate))
  if (symbol === '' || typed.date === '') return undefined
  return { number: symbol, date: typed.date, ...(issuer ? { issuer } : {}) }
}

function valueOf(field: Field, entry: Entry, faults: FieldProblem[]): Value | undefined {
  const whole = wholeNumbers(faults)
  switch (field.type) {
    case 'count':
    case 'people':
    case 'money':
      return countOf(field, entry, faults)
    case 'ratio':
      return ratioOf(field, entry, faults)
    case 'yesNo': {
      const evidence = entry.evidence.trim().normalize('NFC')
      if (entry.text === '') return undefined
      return entry.text === 'yes' && evidence ? { yes: true, evidence } : entry.text === 'yes'
    }
    case 'date':
      return parseDay(entry.text) ?? undefined
    case 'document':
      return documentOf({ number: entry.text, date: entry.date, issuer: entry.issuer }, field.code, faults)
    case 'table':
      return entry.rows.length
        ? entry.rows.map((row, i) => rowOf(field.columns ?? [], row, `${field.code}.${i + 1}`, whole))
        : undefined
    default:
      return entry.text.trim() === '' ? undefined : entry.text.normalize('NFC')
  }
}

type Whole = (typed: string, path: string) => number | undefined

const wholeNumbers =
  (faults: FieldProblem[]): Whole =>
  (typed, path) => {
    const n = parseNumber(typed)
    if (n === 'wrong') faults.push(fault(path, 'not-a-number', text.faultNumber))
    return typeof n === 'number' ? n : undefined
  }

function countOf(field: Field, entry: Entry, faults: FieldProblem[]): Value | undefined {
  const whole = wholeNumbers(faults)
  const total = whole(entry.text, field.code)
  if (!field.splits?.length) return total
  const splits: Splits = {}
  for (const key of field.splits.map(splitKey))
    for (const [item, typed] of Object.entries(entry.parts[key] ?? {})) {
      const n = whole(typed, `${field.code}.${key}.${item}`)
      if (n !== undefined) (splits[key] ??= {})[item] = n
    }
  if (total !== undefined) return { total, splits }
  if (Object.keys(splits).length && entry.text.trim() === '') faults.push(fault(field.code, 'half', text.faultTotal))
  return undefined
}

/** Where one side comes from another field only the other is typed; the server fills in its own. */
function ratioOf(field: Field, entry: Entry, faults: FieldProblem[]): Value | undefined {
  const whole = wholeNumbers(faults)
  const numerator = field.numeratorFrom ? 0 : whole(entry.numerator, `${field.code}.numerator`)
  const denominator = field.denominatorFrom ? 0 : whole(entry.denominator, `${field.code}.denominator`)
  if (numerator !== undefined && denominator !== undefined) return { numerator, denominator }
  const half = (path: string) => faults.push(fault(path, 'half', text.faultBoth))
  if (numerator !== undefined && !field.numeratorFrom && entry.denominator.trim() === '')
    half(`${field.code}.denominator`)
  if (denominator !== undefined && !field.denominatorFrom && entry.numerator.trim() === '')
    half(`${field.code}.numerator`)
  return undefined
}

function rowOf(columns: Column[], typed: Record<string, string>, path: string, whole: Whole): Row {
  const row: Row = {}
  for (const { code, type } of columns) {
    const cell = typed[code] ?? ''
    const value =
      type === 'count' || type === 'money' ? whole(cell, `${path}.${code}`) : cell.trim().normalize('NFC') || undefined
    if (value !== undefined) row[code] = value
  }
  return row
}

/** Adds up the parts of one breakdown, for reading along; null while nothing is typed. */
export function sumOfParts(entry: Entry, key: string): number | null {
  const typed = Object.values(entry.parts[key] ?? {})
    .map(parseNumber)
    .filter(n => typeof n === 'number')
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
export const localPath = (path: string) =>
  path
    .replace(/^\$\.?/, '')
    .replace(/^values\./, '')
    .replace(/^(\w+)\.splits\./, '$1.')

/** The field at which a rule speaks. */
export const fieldOfRule = (rule: { left?: string | null; of?: string | null }) =>
  (rule.left ?? rule.of ?? '').split('+')[0]!.split('.')[0]!.trim()

export const anythingTyped = (typed: Typed) =>
  Object.values(typed.entries).some(
    e =>
      e.text !== '' ||
      e.numerator !== '' ||
      e.denominator !== '' ||
      e.rows.length > 0 ||
      Object.values(e.parts).some(p => Object.values(p).some(n => n !== '')),
  )

export const sameTyped = (a: Typed, b: Typed) => JSON.stringify(a) === JSON.stringify(b)
