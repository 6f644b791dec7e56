import type { Field, Value } from '../contract/contract'
import { t } from '../format/language'
import { words } from '../contract/words'
import { emptyEntry, type Entry, type FieldKind, type FieldProps, type ViewProps } from './kind'
import { kinds } from './kinds'

// A field by its kind.

/** Nobody enters it: it comes from other submissions, or wholly from other fields. */
export const isDerived = (field: Field) => kinds[field.type].isDerived?.(field) ?? false

export const isInForm = (field: Field) => !kinds[field.type].isOnlyFigure

export const isWide = (field: Field) => kinds[field.type].isWide?.(field) ?? false

/** A form of words only has no numbers that could be zero or missing. */
export const isWords = (field: Field) => kinds[field.type].isProse ?? false

export function FieldInput(props: FieldProps) {
  const kind = kinds[props.field.type]
  return <kind.Input {...props} hint={kind.hint} />
}

/** Of its field; a value entered on another version of the form may be of another kind. */
const kindOf = (field: Field, value: Value): FieldKind =>
  [kinds[field.type], ...Object.values(kinds)].find(kind => kind.holds(value)) ?? kinds[field.type]

export const entryOf = (field: Field, value: Value | undefined): Entry =>
  value === undefined ? emptyEntry : { ...emptyEntry, ...kindOf(field, value).typed(value) }

/** One value for reading. */
export function ValueView({
  value,
  closed,
  ...rest
}: Omit<ViewProps<Value>, 'value'> & {
  value: Value | undefined
  /** Whether there is one is not for this reader. */
  closed?: boolean
}) {
  if (closed) return <span class="quiet">▧ {t(words.notShown)}</span>
  if (value === undefined) return <span class="quiet">{t(words.notReported)}</span>
  const kind = kindOf(rest.field, value)
  return <kind.View {...rest} value={value} />
}
