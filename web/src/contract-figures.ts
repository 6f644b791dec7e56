import type { Completeness, Day, Instant, Text } from './contract'
import type { Dimension, Field, FileRef, Row, Section, Splits, Submission } from './contract-forms'

// Consolidated figures, where they come from, and the plans above and below.

/** Four different things everywhere: a value (zero included), nil declared, not applicable (0/0), missing. */
export type CellState = 'value' | 'nil' | 'notApplicable' | 'missing'
export type GroupTotal = { state: CellState; number: number | null; numerator: number | null; denominator: number | null; reported: number; expected: number }
export type StackedRow = { unit: string; values: Row }
type Figures = {
  state: CellState; number: number | null; numerator: number | null; denominator: number | null; yes?: boolean | null; text?: string | null
  splits: Splits | null; rows?: StackedRow[]; rowsLeftBelow?: number; sourceReported?: number | null; sourceExpected?: number | null
  groups?: Record<string, GroupTotal>; withheld?: boolean
}
export type CellPart = Figures & { unit: string; revision: number | null; fromBelow?: boolean }
export type Cell = Figures & { field: string; overlap?: number | null; reported: number; expected: number; parts: CellPart[] }
export type Source = { unit: string; revision: number; submittedAt: Instant; by: string; nil: boolean; accepted: boolean; valuesSha256: string }

export type DifferenceUnit = { unit: string; unitName: Text; before: string | null; after: string | null; delta: string | number | null; sentence: Text }
export type Difference = { field: string; path: string; name: Text; before: string | null; after: string | null; sentence: Text; units: DifferenceUnit[] }
export type Differences = {
  /** The revision sent upward with which today's figures are compared; null: none was sent. */
  since: number | null; changes: Difference[]; arrived: string[]; left: string[]
  declined: { reason: string; by: string; at: Instant } | null
  below: { unit: string; unitName: Text; cycle: string; obligation: string; period: string; changes: Difference[] }[]
}
export type Consolidation = {
  cycle: string; obligation: string; name: Text; period: string; periodName: Text; unit: string; unitName: Text; completeness: Completeness
  sources: Source[]; cells: Cell[]; fields: Field[]; dimensions: Dimension[]; sections?: Section[]; unitNames: Record<string, Text>
  own: Submission | null; level?: number
  targets: { code: string; name: Text; clause: string; goalPercent: number; state: CellState; met: boolean | null; shown: Text }[]
  groups?: { id: string; name: Text }[]
  unmapped?: { unit: string; revision: number; formVersion: number; field: string; why: Text }[]
  explanations?: { unit: string; rule: string; words: string; message: Text | null }[]
  differences?: Differences | null
  allowedActions: ('draft' | 'submit' | 'download' | 'decline')[]
  closings: { endsAt: Instant; lastDay: Day; at: Instant; completeness: Completeness }[]
}

type Key = { cycle: string; obligation: string; period: string; unit: string }
export type ProvenancePart = {
  unit: string; unitName: Text; state: CellState; shown: Text | string | null; withheld: boolean; revision: number | null; by: string | null; at: Instant | null
  nil: boolean; accepted: boolean; valuesSha256: string | null; files: Pick<FileRef, 'name' | 'sha256' | 'size'>[]
  submission: Key | null
  /** The part is itself consolidated: its own provenance goes one level down. */
  below: (Key & { revision: number }) | null
}
export type Provenance = {
  cell: string; field: string; name: Text; measure: Text | null
  total: { state: CellState; shown: Text | string | null; number: number | null; numerator: number | null; denominator: number | null }
  reported: number; expected: number; sourceReported: number | null; sourceExpected: number | null; revision: number | null; parts: ProvenancePart[]
}
export type Verification = { revision: number; sha256: string; recomputedSha256: string; same: boolean }

// Plans above plans.

export type CascadeUnit = {
  unit: string; unitName: Text; cycle: string | null; title: Text | null; state: string | null
  planNumber: string | null; planDate: Day | null; issuedBy?: string | Text | null; status?: string | null; statusName?: Text | null
  targets: { target: string; name: Text; clause: string; verdict: 'covered' | 'lowerGoal' | 'otherPopulation' | 'notCovered'; words: Text; childTarget: string | null }[]
  deadlines: { obligation: string; fulfilled: string; verdict: 'inTime' | 'late' | 'undated'; words: Text }[]
}
export type Cascade = { units: CascadeUnit[] }
export type Thread = {
  id: string; name: Text; fromYear: number; toYear: number; orientationTo: number | null
  cycles: { cycle: string; year: number; title: Text; state: string }[]
  indicators: { field: string; name: Text; measure: Text | null; years: Record<string, string | Text | null> }[]
}
