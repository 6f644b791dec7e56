import type { Column, Field, Named } from '../contract/contract'
import { number } from '../format/format'
import { t } from '../format/language'
import { nameOf } from '../parts/breakdown'
import { Labelled } from '../parts/inputs'
import { text } from '../texts/text'
import { around } from './group'
import type { AnyFigure, FieldKind, Saying } from './kind'
import { isText, typedText } from './narrative'
import { numeric, wordsOf } from './numbers'

const nameIn = (of: Field | Column, code: string) => {
  const option = of.options.find(o => o.code === code)
  return option ? t(option.name) : code
}

/** One code of a list. */
export const choice: FieldKind<string> = {
  holds: isText,
  Input: props => (
    <Labelled {...around(props)}>
      {(id, by) => (
        <Options
          id={id}
          by={by}
          options={props.field.options}
          value={props.entry.text}
          testid={`field-${props.field.code}`}
          onValue={code => props.onEntry({ ...props.entry, text: code })}
        />
      )}
    </Labelled>
  ),
  typed: value => ({ text: value }),
  sent: (_, entry) => typedText(entry),
  View: ({ field, value }) => <span class="prose">{nameIn(field, value)}</span>,
  figure(cell, field) {
    const code = wordsOf(cell)
    return tallyOf(cell, field) ?? numeric(cell) ?? (code === null ? null : { main: nameIn(field, code) })
  },
  isFigureOfWords: true,
  column: {
    Input: ({ label, problems, column, ...input }) => (
      <Labelled label={label} problems={problems}>
        {(id, by) => <Options {...input} id={id} by={by} options={column.options} />}
      </Labelled>
    ),
    sent: typed => typed.trim().normalize('NFC') || undefined,
    shown: (value, column) => nameIn(column, value),
  },
}

/** How many units chose which. */
function tallyOf(cell: AnyFigure, field: Field): Saying | null {
  const tally = 'splits' in cell ? cell.splits.option : undefined
  if (!tally || Object.keys(tally).length === 0) return null
  const chosen = field.options.filter(o => tally[o.code] !== undefined)
  return { main: chosen.map(o => `${t(o.name)}: ${number(tally[o.code]!)}`).join(' · ') }
}

function Options({
  id,
  by,
  options,
  value,
  onValue,
  testid,
}: {
  id: string
  by: string
  options: Named[]
  value: string
  onValue: (code: string) => void
  testid: string
}) {
  return (
    <select
      id={id}
      aria-describedby={by}
      value={value}
      data-testid={testid}
      onChange={e => onValue(e.currentTarget.value)}
    >
      <option value="">{t(text.notFilled)}</option>
      {options.map(o => (
        <option key={o.code} value={o.code}>
          {nameOf(o)}
        </option>
      ))}
    </select>
  )
}
