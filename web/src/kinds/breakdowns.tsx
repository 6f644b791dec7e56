import type { Dimension, Split } from '../contract/contract'
import { inner, number, parseNumber } from '../format/format'
import { t } from '../format/language'
import { nameOf, splitKey } from '../parts/breakdown'
import { Errors } from '../parts/inputs'
import { text } from '../texts/text'
import { Group } from './group'
import type { Entry, FieldProps } from './kind'
import { NumberInput } from './numbers'
import { under } from './paths'

// A count with the parts it is made of, each breakdown independently of the others.

/** Adds up the parts of one breakdown, for reading along; null while nothing is typed. */
export function sumOfParts(entry: Entry, key: string): number | null {
  const typed = Object.values(entry.parts[key] ?? {})
    .map(parseNumber)
    .filter(n => typeof n === 'number')
  return typed.length ? typed.reduce((a, b) => a + b, 0) : null
}

export function CountWithParts(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  return (
    <Group
      {...props}
      problems={problems.filter(p => !field.splits.some(s => under([p], `${field.code}.${splitKey(s)}`).length))}
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
        {field.splits.map(split => (
          <Breakdown key={splitKey(split)} {...props} split={split} />
        ))}
      </div>
    </Group>
  )
}

function Breakdown({ field, form, split, entry, onEntry, problems, previous }: FieldProps & { split: Split }) {
  const find = (id: string | null | undefined) => form.dimensions.find(d => d.id === id)
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
          {t(text.byDimension, second ? `${inner(t(first.name))} × ${inner(t(second.name))}` : inner(t(first.name)))}
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
