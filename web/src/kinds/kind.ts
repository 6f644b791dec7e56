import type { ComponentChildren } from 'preact'
import type {
  Cell,
  CellPart,
  CellValue,
  Column,
  Dimension,
  Field,
  FieldProblem,
  FieldType,
  Form,
  GroupTotal,
  Text,
  Value,
} from '../contract/contract'

// What the pages know of a type of field. Each type is a file of this room, and a line of the list in kinds.ts.

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

export type FieldProps = {
  field: Field
  form: Form
  entry: Entry
  onEntry: (entry: Entry) => void
  problems: FieldProblem[]
  /** What the server made of it: a derived ratio. */
  checked: Value | undefined
  /** The same unit's value of the period before. */
  previous: Value | undefined
  /** What is said of every field of the kind. */
  hint?: Text | undefined
}

export type ViewProps<V> = {
  field: Field
  value: V
  dimensions: Dimension[]
  /** Without its breakdown and rows. */
  brief?: boolean | undefined
}

/** A figure of a consolidation: the total, one unit's part of it, or a group of units. */
export type AnyFigure = Cell | CellPart | GroupTotal

/** How a figure is said: the number itself, and what is said beside it. */
export type Saying = { main: string; note?: string }

export type FieldKind<V extends Value = Value> = {
  /** Whether a value is of this kind. */
  holds(value: Value): value is V
  /** Nobody sees it in a form: it is only a figure of consolidations. */
  isOnlyFigure?: boolean
  /** Nobody enters it: it comes from other fields. */
  isDerived?(field: Field): boolean
  /** Its input takes the whole width of a form. */
  isWide?(field: Field): boolean
  hint?: Text
  Input(props: FieldProps): ComponentChildren
  /** What stands in the inputs where this was entered. */
  typed(value: V): Partial<Entry>
  /** What is sent; nothing typed is nothing sent. What was typed and cannot be sent is a fault. */
  sent(field: Field, entry: Entry, faults: FieldProblem[]): V | undefined
  View(props: ViewProps<V>): ComponentChildren
  /** How its figure is said; null: there is none. */
  figure(cell: AnyFigure, field: Field): Saying | null
  /** Its figure is words, which are wrapped. */
  isFigureOfWords?: boolean
  /** Put one after another by units, never a figure. */
  isProse?: boolean
  /** What is said of its figure, opened. */
  Remark?(props: { cell: Cell }): ComponentChildren
  column?: ColumnKind
}

export type CellProps = {
  column: Column
  label: string
  value: string
  onValue: (typed: string) => void
  problems: FieldProblem[]
  testid: string
}

/** The same as a column of a table. */
export type ColumnKind = {
  Input(props: CellProps): ComponentChildren
  sent(typed: string, path: string, faults: FieldProblem[]): CellValue | undefined
  /** How a text of a cell is shown. */
  shown(value: string, column: Column): string
}

export type ColumnKinds = (type: FieldType) => ColumnKind
