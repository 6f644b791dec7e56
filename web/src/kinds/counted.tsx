import type { Field, FieldProblem, Splits, Value } from '../contract/contract'
import { fault } from '../contract/fault'
import { number } from '../format/format'
import { t } from '../format/language'
import { SplitsView, splitKey } from '../parts/breakdown'
import { Labelled } from '../parts/inputs'
import { text } from '../texts/text'
import { CountWithParts } from './breakdowns'
import { around } from './group'
import type { Entry, FieldKind, FieldProps, ViewProps } from './kind'
import { numberColumn, NumberInput, numberOrWords, wholeNumber } from './numbers'

/** Parts whose total nobody entered are kept in a draft, and the total is asked for. */
type Broken = { total?: number; splits: Splits }
export type Counted = number | Broken

const hasParts = (field: Field) => field.splits.length > 0

/** A whole number, alone or broken down: what count, people and money have in common. */
export const counted: FieldKind<Counted> = {
  holds: (value: Value): value is Counted =>
    typeof value === 'number' || (typeof value === 'object' && 'splits' in value),
  isWide: hasParts,
  Input: props => (hasParts(props.field) ? <CountWithParts {...props} /> : <SingleNumber {...props} />),
  typed: value => (typeof value === 'number' ? { text: number(value) } : brokenTyped(value)),
  sent(field, entry, faults) {
    const total = wholeNumber(entry.text, field.code, faults)
    if (!hasParts(field)) return total
    const splits = partsOf(field, entry, faults)
    if (total !== undefined) return { total, splits }
    if (Object.keys(splits).length === 0) return undefined
    if (entry.text.trim() === '') faults.push(fault(field.code, 'total-missing', text.faultTotal))
    return { splits }
  },
  View: CountedView,
  figure: numberOrWords,
  column: numberColumn,
}

function SingleNumber(props: FieldProps) {
  const { field, entry, onEntry } = props
  return (
    <Labelled {...around(props)}>
      {(id, by) => (
        <NumberInput
          id={id}
          by={by}
          testid={`field-${field.code}`}
          value={entry.text}
          onValue={typed => onEntry({ ...entry, text: typed })}
        />
      )}
    </Labelled>
  )
}

function brokenTyped({ total, splits }: Broken): Partial<Entry> {
  const itemsTyped = (items: Record<string, number>) =>
    Object.fromEntries(Object.entries(items).map(([item, n]) => [item, number(n)]))
  const parts = Object.entries(splits).map(([dimension, items]) => [dimension, itemsTyped(items)])
  return { text: total === undefined ? '' : number(total), parts: Object.fromEntries(parts) }
}

function partsOf(field: Field, entry: Entry, faults: FieldProblem[]): Splits {
  const splits: Splits = {}
  for (const key of field.splits.map(splitKey))
    for (const [item, typed] of Object.entries(entry.parts[key] ?? {})) {
      const n = wholeNumber(typed, `${field.code}.${key}.${item}`, faults)
      if (n !== undefined) (splits[key] ??= {})[item] = n
    }
  return splits
}

function CountedView({ field, value, dimensions, brief }: ViewProps<Counted>) {
  const measure = field.measure ? ` ${t(field.measure)}` : ''
  const { total, splits } = typeof value === 'number' ? { total: value, splits: null } : value
  const said = total === undefined ? t(text.noTotal) : number(total)
  return (
    <>
      {hasParts(field) ? <strong>{said}</strong> : said}
      {measure}
      {!brief && <SplitsView field={field} total={total ?? null} splits={splits} dimensions={dimensions} />}
    </>
  )
}
