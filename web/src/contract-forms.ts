import type { Day, Duty, FieldProblem, Instant, Text } from './contract'
import type { Contact } from './contract-chasing'
import type { Cell, Source } from './contract-figures'

// Forms, what is entered in them, and one submission.

export type Need = 'none' | 'optional' | 'required'
export type Named = { code: string; name: Text; validFrom?: Day | null; validTo?: Day | null }
export type Dimension = { id: string; name: Text; items: Named[] }
export type FieldType =
  'count' | 'people' | 'money' | 'ratio' | 'yesNo' | 'choice' | 'date' | 'document' | 'narrative' | 'table' | 'coverage'
export type Split = { dimension: string; mustEqualTotal: boolean; cross?: string | null }
export type Column = {
  code: string
  name: Text
  type: 'count' | 'money' | 'date' | 'choice' | 'narrative'
  measure?: Text | null
  required?: boolean
  options?: Named[]
  maxLength?: number
}
export type Field = {
  code: string
  name: Text
  type: FieldType
  measure?: Text | null
  required?: boolean
  splits?: Split[]
  numerator?: Text | null
  denominator?: Text | null
  numeratorFrom?: string | null
  denominatorFrom?: string | null
  options?: Named[]
  columns?: Column[]
  maxRows?: number
  evidence?: Need
  aggregation?: string
  overlapOf?: string | null
  nilMeansZero?: boolean
  sensitive?: boolean
  maxLength?: number | null
  help?: Text | null
  clause?: string | null
}
export type FormRule = {
  id: string
  kind?: string
  severity?: 'blocks' | 'needsExplanation' | 'notice'
  left?: string | null
  of?: string | null
  message: Text
  clause?: string | null
}
export type Section = { id: string; title: Text; help?: Text | null; clause?: string | null; fields: Field[] }
export type Form = {
  id: string
  version: number
  title: Text
  clause?: string | null
  document?: Need
  files?: Need
  maxFiles?: number
  nil?: Text | null
  dimensions?: Dimension[]
  sections?: Section[]
  rules?: FormRule[]
}

export type Splits = Record<string, Record<string, number>>
export type CellValue = number | string
export type Row = Record<string, CellValue>
export type DocumentReference = { number: string; date: Day; issuer?: string }
export type Value =
  | number
  | boolean
  | string
  | { total: number; splits: Splits }
  | { numerator: number; denominator: number }
  | { yes: boolean; evidence: string }
  | DocumentReference
  | Row[]
export type Values = Record<string, Value>
export type FileRef = { name: string; sha256: string; size: number; type: 'pdf' | 'docx' }
export type Explanations = Record<string, string>
/** The explanations are left out where there are none. */
export type Content = {
  values: Values
  files: FileRef[]
  document: DocumentReference | null
  explanations?: Explanations | null
}
export type Checked = { problems: FieldProblem[]; values: Values }

export type RevisionSummary = {
  number: number
  submittedAt: Instant
  by: string
  nil: boolean
  onTime: boolean
  daysLate: number
  fate: 'current' | 'replaced' | 'setAside'
  verdict: 'none' | 'accepted' | 'returned'
  reason: string | null
  receiptNumber: string
}
export type Receipt = {
  number: string
  at: Instant
  unit: string
  unitName: Text
  obligation: string
  name: Text
  period: string
  periodName: Text
  revision: number
  by: string
  nil: boolean
  onTime: boolean
  dueSentence: Text | null
  valuesSha256: string
  files: FileRef[]
  document: DocumentReference | null
  etag: string
}
export type Revision = RevisionSummary &
  Content & {
    formVersion: number
    receipt: Receipt
    sources: Source[] | null
    withheld: boolean
    /** The version of the form it was made with. */
    form?: Form
    /** Of a consolidated report: the figures as they were sent up. */
    figures?: Cell[] | null
  }
export type SubmissionAction =
  | 'draft'
  | 'submit'
  | 'nil'
  | 'accept'
  | 'return'
  | 'extend'
  | 'askExtension'
  | 'refuseExtension'
  | 'remind'
  | 'raiseDifficulty'
  | 'consolidate'
  | 'waive'
  | 'unwaive'
  | 'contact'
export type Submission = Duty & {
  etag: string
  form: Form
  draft: (Content & { savedAt: Instant; by: string }) | null
  current: Revision | null
  revisions: RevisionSummary[]
  returned: { reason: string; by: string; at: Instant; submitBy: Text } | null
  extensions: { lastDay: Day; reason: string; by: string; at: Instant }[]
  extensionRequest: { lastDay: Day; reason: string; by: string; at: Instant } | null
  /** What the same unit reported for the period before. */
  previous?: { period: string; periodName: Text; values: Values } | null
  waiver?: { reason: string; by: string; at: Instant } | null
  /** The consolidation of the unit's own cycle that fulfils this duty: there is nothing to type here. */
  fedBy?: { cycle: string; obligation: string; period: string; unit: string } | null
  log: {
    at: Instant
    by: string
    event: string
    eventName: Text
    detail: string | null
    sealed: string | null
    contact: Contact | null
  }[]
  allowedActions: SubmissionAction[]
  disallowed: { action: string; reason: Text }[]
}
export type UploadTicket = { id: string; url: string; blockSize: number; maxSize: number; expiresAt: Instant }

/** What a workbook changed in the draft, and what of it could not be read or breaks a rule. */
export type WorkbookAnswer = {
  applied: boolean
  changes: { path: string; label: Text; before: string | null; after: string | null }[]
  problems: (FieldProblem & { sheet: string; cell: string })[]
  /** There are cells that the same file can come back with marked. */
  marked: boolean
  submission: Submission
}
