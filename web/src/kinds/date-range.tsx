import { fault } from '../contract/fault'
import { day } from '../format/format'
import { t } from '../format/language'
import { DayInput } from '../parts/inputs'
import { text } from '../texts/text'
import { Group } from './group'
import type { FieldKind, FieldProps } from './kind'
import { isText } from './narrative'
import { wordsOf } from './numbers'

/** "2023-03-01/2023-03-05" -> its two days. */
const daysOf = (value: string) => value.split('/')

/** From a day to a day. */
export const dateRange: FieldKind<string> = {
  holds: isText,
  Input: TwoDays,
  typed(value) {
    const [first = '', last = ''] = daysOf(value)
    return { text: first, date: last }
  },
  sent(field, { text: first, date: last }, faults) {
    if (first && last) return `${first}/${last}`
    if (first || last) faults.push(fault(field.code, 'half', text.faultRange))
    return undefined
  },
  View: ({ value }) => <>{daysOf(value).map(day).join(' – ')}</>,
  figure(cell) {
    const said = wordsOf(cell)
    return said === null ? null : { main: said }
  },
  isFigureOfWords: true,
}

function TwoDays({ field, entry, onEntry, problems, hint }: FieldProps) {
  return (
    <Group field={field} hint={hint} problems={problems}>
      <div class="pair">
        <DayInput
          label={t(text.rangeFirst)}
          value={entry.text}
          onValue={first => onEntry({ ...entry, text: first })}
          testid={`field-${field.code}`}
        />
        <DayInput
          label={t(text.rangeLast)}
          value={entry.date}
          onValue={last => onEntry({ ...entry, date: last })}
          testid={`field-${field.code}-last`}
        />
      </div>
    </Group>
  )
}
