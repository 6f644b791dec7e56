import type { FieldProblem } from '../contract/contract'
import { fault } from '../contract/fault'
import { number, parseNumber, percent } from '../format/format'
import { t } from '../format/language'
import { Labelled } from '../parts/inputs'
import { words } from '../contract/words'
import { text } from '../texts/text'
import type { AnyFigure, ColumnKind, Saying } from './kind'

// Whole numbers as they are typed and as they are figures.

/** A whole number with its thousands separators put in when the person leaves the input. */
export function NumberInput({
  id,
  by,
  value,
  onValue,
  testid,
  name,
}: {
  id?: string
  by?: string
  value: string
  onValue: (typed: string) => void
  testid: string
  name?: string
}) {
  const parsed = parseNumber(value)
  return (
    <input
      id={id}
      aria-describedby={by}
      aria-label={name}
      class="number"
      inputMode="numeric"
      autocomplete="off"
      value={value}
      data-testid={testid}
      aria-invalid={parsed === 'wrong'}
      onInput={e => onValue(e.currentTarget.value)}
      onBlur={() => {
        if (typeof parsed === 'number') onValue(number(parsed))
      }}
    />
  )
}

/** The number typed; undefined: none was, or it is a fault. */
export function wholeNumber(typed: string, path: string, faults: FieldProblem[]): number | undefined {
  const n = parseNumber(typed)
  if (n === 'wrong') faults.push(fault(path, 'not-a-number', text.faultNumber))
  return typeof n === 'number' ? n : undefined
}

export const numberColumn: ColumnKind = {
  Input: ({ label, problems, ...input }) => (
    <Labelled label={label} problems={problems}>
      {(id, by) => <NumberInput {...input} id={id} by={by} />}
    </Labelled>
  ),
  sent: wholeNumber,
  shown: value => value,
}

export const ratioText = (numerator: number, denominator: number) => `${number(numerator)}/${number(denominator)}`

/** A figure as a ratio or a number; null: it is neither. */
export function numeric(cell: AnyFigure): Saying | null {
  if (cell.numerator !== null && cell.denominator !== null)
    return {
      main: ratioText(cell.numerator, cell.denominator),
      note: cell.denominator === 0 ? t(words.notApplicable) : percent(cell.numerator, cell.denominator),
    }
  if (cell.number === null) return null
  return { main: number(cell.number), ...(cell.state === 'nil' ? { note: `(${t(words.nil)})` } : {}) }
}

/** The words of a figure, e.g. a code or a day. */
export const wordsOf = (cell: AnyFigure): string | null => ('text' in cell && cell.text) || null

/** A figure as a number, or else in its own words. */
export function numberOrWords(cell: AnyFigure): Saying | null {
  const words = wordsOf(cell)
  return numeric(cell) ?? (words === null ? null : { main: words })
}
