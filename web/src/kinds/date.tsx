import { day, parseDay } from '../format/format'
import { DayInput } from '../parts/inputs'
import { around } from './group'
import type { FieldKind } from './kind'
import { isText } from './narrative'
import { numeric, wordsOf } from './numbers'

/** A day. */
export const date: FieldKind<string> = {
  holds: isText,
  Input: props => {
    const { field, entry, onEntry } = props
    const { help, ...rest } = around(props)
    return (
      <DayInput
        {...rest}
        help={help ?? undefined}
        value={entry.text}
        onValue={typed => onEntry({ ...entry, text: typed })}
        testid={`field-${field.code}`}
      />
    )
  },
  typed: value => ({ text: value }),
  sent: (_, entry) => parseDay(entry.text) ?? undefined,
  View: ({ value }) => <>{day(value)}</>,
  figure(cell) {
    const iso = wordsOf(cell)
    return numeric(cell) ?? (iso === null ? null : { main: day(iso) })
  },
  column: {
    Input: ({ label, value, onValue, problems, testid }) => (
      <DayInput label={label} value={value} onValue={onValue} problems={problems} testid={testid} />
    ),
    sent: typed => typed.trim().normalize('NFC') || undefined,
    shown: value => day(value),
  },
}
