import type { Value } from '../contract/contract'
import { number } from '../format/format'
import { Labelled } from '../parts/inputs'
import { around } from './group'
import type { Entry, FieldKind } from './kind'
import { numberOrWords } from './numbers'

export const isText = (value: Value): value is string => typeof value === 'string'

/** As typed, blanks and all; nothing but blanks is nothing. */
export const typedText = (entry: Entry) => (entry.text.trim() === '' ? undefined : entry.text.normalize('NFC'))

/** Words in the person's own order. */
export const narrative: FieldKind<string> = {
  holds: isText,
  isWide: () => true,
  Input: props => {
    const { field, entry, onEntry } = props
    return (
      <Labelled {...around(props)}>
        {(id, by) => (
          <>
            <textarea
              id={id}
              aria-describedby={by}
              rows={4}
              value={entry.text}
              data-testid={`field-${field.code}`}
              onInput={e => onEntry({ ...entry, text: e.currentTarget.value })}
            />
            {field.maxLength && (
              <p class={entry.text.length > field.maxLength ? 'counter overdue' : 'counter'}>
                {number(entry.text.length)}/{number(field.maxLength)}
              </p>
            )}
          </>
        )}
      </Labelled>
    )
  },
  typed: value => ({ text: value }),
  sent: (_, entry) => typedText(entry),
  View: ({ value }) => <span class="prose">{value}</span>,
  figure: numberOrWords,
  isProse: true,
  column: {
    Input: ({ label, problems, column, value, onValue, testid }) => (
      <Labelled label={label} problems={problems}>
        {(id, by) => (
          <input
            id={id}
            aria-describedby={by}
            value={value}
            maxLength={column.maxLength}
            autocomplete="off"
            data-testid={testid}
            onInput={e => onValue(e.currentTarget.value)}
          />
        )}
      </Labelled>
    ),
    sent: typed => typed.trim().normalize('NFC') || undefined,
    shown: value => value,
  },
}
