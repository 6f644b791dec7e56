import type { Dimension, Split, Value } from '../contract/contract'
import { number, parseNumber, percent } from '../format/format'
import { t } from '../format/language'
import { nameOf } from '../parts/breakdown'
import { Errors } from '../parts/inputs'
import { text } from '../texts/text'
import { Group, type FieldProps } from './group'
import { splitKey, sumOfParts, under } from './values'

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

/** What a ratio comes to, once both sides are numbers. */
function quotientOf(above: unknown, below: unknown): string {
  if (typeof above !== 'number' || typeof below !== 'number') return ''
  return below === 0 ? t(text.nothingToDivide) : `= ${percent(above, below)}`
}

/** Numerator and denominator; the side that comes from other fields is shown as the server worked it out, never entered. */
export function Ratio(props: FieldProps) {
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
        {side('numerator', field.numerator ? t(field.numerator) : t(text.numerator))}
        {side('denominator', field.denominator ? t(field.denominator) : t(text.denominator))}
        <output>{quotientOf(above, below)}</output>
      </div>
    </Group>
  )
}

const isRatio = (value: Value | undefined): value is { numerator: number; denominator: number } =>
  typeof value === 'object' && !Array.isArray(value) && 'numerator' in value

export function CountWithParts(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  return (
    <Group
      {...props}
      problems={problems.filter(
        p => !(field.splits ?? []).some(s => under([p], `${field.code}.${splitKey(s)}`).length),
      )}
    >
      <label class="total">
        {t(text.total)}
        <NumberInput
          testid={`field-${field.code}`}
          value={entry.text}
          onValue={typed => onEntry({ ...entry, text: typed })}
        />
      </label>
      <div class="splits">
        {(field.splits ?? []).map(split => (
          <Breakdown key={splitKey(split)} {...props} split={split} />
        ))}
      </div>
    </Group>
  )
}

function Breakdown({ field, form, split, entry, onEntry, problems, previous }: FieldProps & { split: Split }) {
  const find = (id: string | null | undefined) => form.dimensions?.find(d => d.id === id)
  const key = splitKey(split)
  const first = find(split.dimension)
  const second = find(split.cross)
  if (!first || (split.cross && !second)) return null
  const parts = entry.parts[key] ?? {}
  const set = (item: string, typed: string) =>
    onEntry({ ...entry, parts: { ...entry.parts, [key]: { ...parts, [item]: typed } } })
  const input = (item: string, name: string) => (
    <NumberInput
      name={`${field.code} ${name}`}
      testid={`field-${field.code}-${key}-${item}`}
      value={parts[item] ?? ''}
      onValue={typed => set(item, typed)}
    />
  )
  const before = typeof previous === 'object' && 'splits' in previous ? previous.splits[key] : undefined
  const said = under(problems, `${field.code}.${key}`)
  return (
    <div class={second ? 'scroll' : 'part-box'}>
      <table class={second ? 'parts crossed' : 'parts'} data-testid={`split-${field.code}-${key}`}>
        <caption>
          {t(
            text.byDimension,
            second ? `${t(first.name).toLowerCase()} × ${t(second.name).toLowerCase()}` : t(first.name).toLowerCase(),
          )}
        </caption>
        {second ? (
          <CrossedRows rows={first} columns={second} input={input} />
        ) : (
          <tbody>
            {first.items.map(item => (
              <tr key={item.code}>
                <th scope="row">{nameOf(item)}</th>
                <td>{input(item.code, t(item.name))}</td>
                {before && (
                  <td class="quiet small" title={t(text.lastPeriod)}>
                    {before[item.code] === undefined ? '—' : number(before[item.code]!)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        )}
        <SumLine
          sum={sumOfParts(entry, key)}
          total={parseNumber(entry.text)}
          mustEqual={split.mustEqualTotal}
          span={second?.items.length ?? 1}
        />
      </table>
      <Errors id={`${field.code}-${key}-errors`} problems={said} />
    </div>
  )
}

function CrossedRows({
  rows,
  columns,
  input,
}: {
  rows: Dimension
  columns: Dimension
  input: (item: string, name: string) => preact.ComponentChildren
}) {
  return (
    <>
      <thead>
        <tr>
          <td />
          {columns.items.map(c => (
            <th scope="col" key={c.code}>
              {nameOf(c)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.items.map(r => (
          <tr key={r.code}>
            <th scope="row">{nameOf(r)}</th>
            {columns.items.map(c => (
              <td key={c.code}>{input(`${r.code}*${c.code}`, `${t(r.name)}, ${t(c.name)}`)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}

function SumLine({
  sum,
  total,
  mustEqual,
  span,
}: {
  sum: number | null
  total: ReturnType<typeof parseNumber>
  mustEqual: boolean
  span: number
}) {
  if (sum === null) return null
  return (
    <tfoot>
      <tr>
        <th scope="row">{t(text.sumOfParts)}</th>
        <td colSpan={span} aria-live="polite">
          {number(sum)}
          {typeof total === 'number' && (
            <span class={agrees(sum, total, mustEqual) ? 'quiet' : 'warn'}>
              {' '}
              {agrees(sum, total, mustEqual) ? '✓' : t(text.sumDiffers, number(total))}
            </span>
          )}
        </td>
      </tr>
    </tfoot>
  )
}

/** A hint while typing; whether the form is right is the server's word. */
const agrees = (sum: number, total: number, mustEqual: boolean) => (mustEqual ? sum === total : sum <= total)
