import type { Field, FieldProblem, Value } from '../contract/contract'
import { fault } from '../contract/fault'
import { number, parseNumber, percent } from '../format/format'
import { t } from '../format/language'
import { words } from '../contract/words'
import { text } from '../texts/text'
import { Group } from './group'
import type { Entry, FieldKind, FieldProps } from './kind'
import { NumberInput, numberOrWords, ratioText, wholeNumber } from './numbers'

type Quotient = { numerator: number; denominator: number }

const isRatio = (value: Value | undefined): value is Quotient =>
  typeof value === 'object' && !Array.isArray(value) && 'numerator' in value
const isDerived = (field: Field) => !!field.numeratorFrom && !!field.denominatorFrom

/** Numerator and denominator; a percentage is never entered. */
export const ratio: FieldKind<Quotient> = {
  holds: isRatio,
  isDerived,
  isWide: () => true,
  Input: props => <RatioInput {...props} field={isDerived(props.field) ? asDerived(props.field) : props.field} />,
  typed: ({ numerator, denominator }) => ({ numerator: number(numerator), denominator: number(denominator) }),
  sent: quotientOf,
  View: ({ field, value }) => (
    <>
      {ratioText(value.numerator, value.denominator)}
      {field.measure ? ` ${t(field.measure)}` : ''}{' '}
      <span class="quiet">
        {value.denominator === 0 ? t(words.notApplicable) : percent(value.numerator, value.denominator)}
      </span>
    </>
  ),
  figure: numberOrWords,
}

/** Nobody is asked for it. */
const asDerived = (field: Field): Field => ({ ...field, required: false })

/** Where one side comes from another field only the other is typed; the server fills in its own. */
function quotientOf(field: Field, entry: Entry, faults: FieldProblem[]): Quotient | undefined {
  const side = (which: 'numerator' | 'denominator') =>
    field[`${which}From`] ? 0 : wholeNumber(entry[which], `${field.code}.${which}`, faults)
  const [numerator, denominator] = [side('numerator'), side('denominator')]
  if (numerator !== undefined && denominator !== undefined) return { numerator, denominator }
  const half = (path: string) => faults.push(fault(path, 'half', text.faultBoth))
  if (numerator !== undefined && !field.numeratorFrom && entry.denominator.trim() === '')
    half(`${field.code}.denominator`)
  if (denominator !== undefined && !field.denominatorFrom && entry.numerator.trim() === '')
    half(`${field.code}.numerator`)
  return undefined
}

/** What a ratio comes to, once both sides are numbers. */
function outcomeOf(above: unknown, below: unknown): string {
  if (typeof above !== 'number' || typeof below !== 'number') return ''
  return below === 0 ? t(words.notApplicable) : `= ${percent(above, below)}`
}

/** The side that comes from other fields is shown as the server worked it out, never entered. */
function RatioInput(props: FieldProps) {
  const { field, entry, onEntry, checked } = props
  const known = isRatio(checked) ? checked : null
  const above = field.numeratorFrom ? known?.numerator : parseNumber(entry.numerator)
  const below = field.denominatorFrom ? known?.denominator : parseNumber(entry.denominator)
  const side = (which: 'numerator' | 'denominator', name: string) => {
    const from = field[`${which}From`]
    return from ? (
      <div class="derived">
        <span>{name}</span>{' '}
        <output data-testid={`field-${field.code}-${which}`}>{known ? number(known[which]) : '—'}</output>
        <span class="help">{t(text.derivedFrom, from)}</span>
      </div>
    ) : (
      <label>
        {name}
        <NumberInput
          testid={`field-${field.code}-${which}`}
          value={entry[which]}
          onValue={typed => onEntry({ ...entry, [which]: typed })}
        />
      </label>
    )
  }
  return (
    <Group {...props}>
      <div class="ratio">
        {side('numerator', t(field.numerator ?? text.numerator))}
        {side('denominator', t(field.denominator ?? text.denominator))}
        <output>{outcomeOf(above, below)}</output>
      </div>
    </Group>
  )
}
