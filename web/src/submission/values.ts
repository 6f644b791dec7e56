import type {
  Content,
  DocumentReference,
  Explanations,
  Field,
  FieldProblem,
  FileRef,
  Form,
  Values,
} from '../contract/contract'
import { documentOf } from '../kinds/document'
import { entryOf, isDerived } from '../kinds/field'
import { emptyEntry, type Entry } from '../kinds/kind'
import { kinds } from '../kinds/kinds'

// Between what is typed and what is sent. An empty input is absent from what is sent: missing is not zero.

export type Entries = Record<string, Entry>
export type Typed = {
  entries: Entries
  document: DocumentReference
  files: FileRef[]
  explanations: Explanations
  /** Declared: what the form lets one declare did not occur. */
  nil: boolean
}

/** The fields a person fills. */
export const inputFields = (form: Form): Field[] => form.sections.flatMap(s => s.fields).filter(f => !isDerived(f))

export function typedOf(form: Form, content: Content | null): Typed {
  return {
    entries: Object.fromEntries(inputFields(form).map(f => [f.code, entryOf(f, content?.values[f.code])])),
    document: content?.document ?? { number: '', date: '' },
    files: content?.files ?? [],
    explanations: content?.explanations ?? {},
    nil: content?.nil ?? false,
  }
}

/** What can be sent, and what was typed that cannot be (not a number, half a ratio): never dropped silently. */
export function contentOf(form: Form, typed: Typed): { content: Content; faults: FieldProblem[] } {
  const values: Values = {}
  const faults: FieldProblem[] = []
  for (const field of inputFields(form)) {
    const value = kinds[field.type].sent(field, typed.entries[field.code] ?? emptyEntry, faults)
    if (value !== undefined) values[field.code] = value
  }
  const wanted = form.document !== 'none'
  const document = wanted ? (documentOf(typed.document, 'document', faults) ?? null) : null
  const said = Object.entries(typed.explanations).filter(([, words]) => words.trim() !== '')
  const explanations = said.length
    ? { explanations: Object.fromEntries(said.map(([rule, words]) => [rule, words.normalize('NFC')])) }
    : {}
  const nil = typed.nil ? { nil: true } : {}
  return { content: { values, files: typed.files, document, ...explanations, ...nil }, faults }
}

/** What a nil declaration answers, as far as it has inputs. */
export const answeredByNil = (form: Form): Field[] =>
  form.sections.filter(s => form.nil?.sections.includes(s.id)).flatMap(s => s.fields.filter(f => !isDerived(f)))

/** Number of fields with something in them, of those to fill. */
export function filled(form: Form, content: Content): { filled: number; of: number } {
  const nil = new Set(content.nil ? answeredByNil(form) : [])
  const asked = inputFields(form).filter(f => !nil.has(f))
  return { filled: asked.filter(f => f.code in content.values).length, of: asked.length }
}

/** The server may write "values.C3.sex"; inputs are named "C3.sex". */
export const localPath = (path: string) =>
  path
    .replace(/^\$\.?/, '')
    .replace(/^values\./, '')
    .replace(/^(\w+)\.splits\./, '$1.')

/** The field at which a rule speaks. */
export const fieldOfRule = (rule: { left?: string | null; of?: string | null }) =>
  (rule.left ?? rule.of ?? '').split('+')[0]!.split('.')[0]!.trim()

export const hasTyped = (e: Entry) =>
  e.text !== '' ||
  e.numerator !== '' ||
  e.denominator !== '' ||
  e.rows.length > 0 ||
  Object.values(e.parts).some(p => Object.values(p).some(n => n !== ''))

export const sameTyped = (a: Typed, b: Typed) => JSON.stringify(a) === JSON.stringify(b)
