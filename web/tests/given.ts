import type {
  Column,
  Deadline,
  Field,
  FieldProblem,
  FieldType,
  Form,
  Named,
  Split,
  Text,
} from '../src/contract/contract'

// What the API answers is whole; a test says only what it is about.

export const say = (vi: string): Text => ({ vi, en: vi })

export const named = (code: string, vi: string): Named => ({
  code,
  name: say(vi),
  validFrom: null,
  validTo: null,
  from: null,
  below: null,
})

export const split = (dimension: string, cross: string | null = null): Split => ({
  dimension,
  mustEqualTotal: true,
  cross,
})

export const column = (code: string, type: FieldType): Column => ({
  code,
  name: say(code),
  type,
  measure: null,
  required: false,
  options: [],
  maxLength: 500,
})

export const field = (code: string, type: FieldType, change: Partial<Field> = {}): Field => ({
  code,
  name: say(code.toLowerCase()),
  type,
  measure: null,
  required: false,
  splits: [],
  numerator: null,
  denominator: null,
  numeratorFrom: null,
  denominatorFrom: null,
  options: [],
  columns: [],
  maxRows: 200,
  evidence: 'none',
  aggregation: 'none',
  countsObligation: null,
  countsUnits: null,
  countsField: null,
  countsAtLeast: 1,
  conditions: [],
  overlapOf: null,
  nilMeansZero: false,
  sensitive: false,
  maxLength: null,
  help: null,
  clause: null,
  ...change,
})

export const form = (change: Partial<Form> = {}): Form => ({
  id: 'f',
  version: 1,
  title: say('f'),
  clause: null,
  document: 'none',
  files: 'optional',
  fileTypes: ['pdf', 'docx'],
  maxFiles: 5,
  nil: null,
  dimensions: [],
  sections: [],
  rules: [],
  ...change,
})

export const through = (date: string): Deadline => ({ date, operator: 'through', words: null, clause: null })

export const problem = (path: string, code: string): FieldProblem => ({
  path,
  code,
  text: say('t'),
  severity: 'error',
})
