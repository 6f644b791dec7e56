import type { Completeness, CycleState, Day, Instant, Status, Text } from './contract'
import type { Dimension, DocumentReference, Field, FileRef, Row, Section, Splits, Submission } from './contract-forms'

// Consolidated figures, where they come from, and the plans above and below.

/** Four different things everywhere: a value (zero included), nil declared, not applicable (0/0), missing. */
export type CellState = 'value' | 'nil' | 'notApplicable' | 'missing'
export type GroupTotal = {
  state: CellState
  number: number | null
  numerator: number | null
  denominator: number | null
  reported: number
  expected: number
}
export type StackedRow = { unit: string; values: Row }
type Figures = {
  state: CellState
  number: number | null
  numerator: number | null
  denominator: number | null
  yes?: boolean | null
  text?: string | null
  splits: Splits | null
  rows?: StackedRow[]
  rowsLeftBelow?: number
  sourceReported?: number | null
  sourceExpected?: number | null
  groups?: Record<string, GroupTotal>
  withheld?: boolean
}
export type CellPart = Figures & { unit: string; revision: number | null; fromBelow?: boolean }
export type Cell = Figures & {
  field: string
  overlap?: number | null
  reported: number
  expected: number
  parts: CellPart[]
}
export type Source = {
  unit: string
  revision: number
  submittedAt: Instant
  by: string
  nil: boolean
  accepted: boolean
  valuesSha256: string
}

export type Declined = { reason: string; by: string; at: Instant }
export type Change = {
  field: string
  path: string
  name: Text
  before: Text
  after: Text
  sentence: Text
  units: { unit: string; unitName: Text; before: Text; after: Text }[]
}
export type Differences = {
  /** The revision sent upward with which today's figures are compared; null: none was sent. */
  since: number | null
  changes: Change[]
  arrived: string[]
  left: string[]
  declined: Declined | null
  /** Units below whose own figures have changed since they sent them up. */
  below: {
    unit: string
    unitName: Text
    cycle: string
    obligation: string
    period: string
    changes: Change[]
    declined: Declined | null
  }[]
}
export type Consolidation = {
  cycle: string
  obligation: string
  name: Text
  period: string
  periodName: Text
  unit: string
  unitName: Text
  completeness: Completeness
  sources: Source[]
  cells: Cell[]
  fields: Field[]
  dimensions: Dimension[]
  sections?: Section[]
  unitNames: Record<string, Text>
  own: Submission | null
  level?: number
  targets: {
    code: string
    indicator: string
    name: Text
    clause: string
    goalPercent: number
    state: CellState
    met: boolean | null
    shown: Text
  }[]
  groups?: { id: string; name: Text }[]
  unmapped?: { unit: string; revision: number; formVersion: number; field: string; name: Text | null; why: Text }[]
  explanations?: { unit: string; rule: string; words: string; message: Text | null }[]
  differences?: Differences | null
  allowedActions: ('draft' | 'submit' | 'download' | 'decline')[]
  closings: { endsAt: Instant; lastDay: Day; at: Instant; completeness: Completeness }[]
}

type Key = { cycle: string; obligation: string; period: string; unit: string }
/** One figure with how the server says it. */
export type FigureView = {
  state: CellState
  number: number | null
  numerator: number | null
  denominator: number | null
  yes: boolean | null
  shown: Text
  withheld: boolean
}
export type ProvenancePart = {
  unit: string
  unitName: Text
  figure: FigureView
  rows: Row[]
  sourceReported: number | null
  sourceExpected: number | null
  revision: number | null
  by: string | null
  at: Instant | null
  nil: boolean
  accepted: boolean
  valuesSha256: string | null
  files: FileRef[]
  submission: Key | null
  /** The part is itself consolidated: its own provenance goes one level down. */
  below: (Key & { revision: number }) | null
}
export type Provenance = {
  cell: string
  field: string
  name: Text
  measure: Text | null
  total: FigureView
  reported: number
  expected: number
  sourceReported: number | null
  sourceExpected: number | null
  revision: number | null
  parts: ProvenancePart[]
}
/** `same` is null where the revision was sent by a version of the program that kept too little to tell. */
export type Verification = {
  revision: number
  sha256: string | null
  recomputedSha256: string | null
  same: boolean | null
}

// Plans above plans.

export type PlanBelow = {
  unit: string
  unitName: Text
  cycle: string | null
  title: Text | null
  state: CycleState | null
  planNumber: string | null
  planDate: Day | null
  plans: {
    obligation: string
    period: string
    name: Text
    status: Status
    statusName: Text
    submittedAt: Instant | null
    document: DocumentReference | null
  }[]
  targets: {
    code: string
    name: Text
    clause: string
    goalPercent: number
    verdict: 'covered' | 'lowerGoal' | 'otherPopulation' | 'notCovered'
    words: Text
    ownName: Text | null
    ownClause: string | null
  }[]
  deadlines: {
    obligation: string
    fulfilled: string
    period: string
    verdict: 'inTime' | 'late' | 'undated'
    below: Day | null
    above: Day | null
  }[]
  figures: { field: string; name: Text; why: Text }[]
}
export type PlansBelow = { units: PlanBelow[] }
export type Thread = {
  id: string
  name: Text
  fromYear: number
  toYear: number
  orientationTo: number | null
  cycles: { cycle: string; year: number; title: Text; state: CycleState }[]
  indicators: { field: string; name: Text; measure: Text | null; years: Record<string, Text> }[]
}
