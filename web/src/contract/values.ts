// Words of the contract that no record of the API stands for: what FormValueConverter (core/Forms/FormValue.cs) writes, days and instants.

/** yyyy-MM-dd */
export type Day = string
/** ISO 8601 with its offset. */
export type Instant = string

export type Language = 'vi' | 'en'

/** dimension -> item -> count */
export type Splits = Record<string, Record<string, number>>
export type CellValue = number | string
/** A row of a table by column code; a cell that is not there is missing. */
export type Row = Record<string, CellValue>
/** One entered value. Absent is missing; zero is a number. */
export type Value =
  | number
  | boolean
  | string
  /** In a draft also without its total. */
  | { total?: number; splits: Splits }
  | { numerator: number; denominator: number }
  | { yes: boolean; evidence: string }
  | { number: string; date: Day; issuer?: string | null }
  | Row[]
export type Values = Record<string, Value>
/** By the id of the rule. */
export type Explanations = Record<string, string>
