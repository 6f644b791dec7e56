import { useRef } from 'preact/hooks'
import type { Column, FieldProblem } from '../contract/contract'
import { number } from '../format/format'
import { t } from '../format/language'
import { columnName, nameOf } from '../parts/breakdown'
import { DayInput, Errors, Labelled } from '../parts/inputs'
import { text } from '../texts/text'
import { Group, type FieldProps } from './group'
import { NumberInput } from './numbers'
import { under } from './values'

/** A table of rows: added, removed, moved; on a phone each row is a card. */
export function TableInput(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const columns = field.columns ?? []
  const rows = entry.rows
  /** `focus`: what gets the focus then, the first of these that is there. */
  const put = (next: Record<string, string>[], ...focus: string[]) => {
    onEntry({ ...entry, rows: next })
    setTimeout(() =>
      focus
        .map(f => body.current?.querySelector<HTMLElement>(f))
        .find(Boolean)
        ?.focus(),
    )
  }
  const set = (at: number, column: string, typed: string) =>
    put(rows.map((r, i) => (i === at ? { ...r, [column]: typed } : r)))
  const move = (from: number, to: number) => {
    const next = [...rows]
    next.splice(to, 0, ...next.splice(from, 1))
    put(
      next,
      `[data-row="${to}"] .${to < from ? 'up' : 'down'}:not(:disabled)`,
      `[data-row="${to}"] .${to < from ? 'down' : 'up'}`,
    )
  }
  const inRows = rows.flatMap((_, i) => under(problems, `${field.code}.${i + 1}`))
  return (
    <Group {...props} problems={problems.filter(p => !inRows.includes(p))}>
      {rows.length > 0 && (
        <div class="scroll">
          <table class="values stack rows-input">
            <thead>
              <tr>
                <th scope="col">{t(text.rowNumber)}</th>
                {columns.map(c => (
                  <th scope="col" key={c.code}>
                    {columnName(c)}
                    {c.required && <span class="required"> {t(text.requiredMark)}</span>}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row, i) => {
                const place = `${field.code}.${i + 1}`
                const ofRow = problems.filter(p => p.path === place)
                return (
                  <tr key={i} data-row={i}>
                    <th scope="row">
                      {i + 1}
                      <Errors id={`${place}-errors`} problems={ofRow} />
                    </th>
                    {columns.map(c => (
                      <td key={c.code}>
                        <CellInput
                          column={c}
                          name={`${place}.${c.code}`}
                          value={row[c.code] ?? ''}
                          problems={under(problems, `${place}.${c.code}`)}
                          onValue={typed => set(i, c.code, typed)}
                        />
                      </td>
                    ))}
                    <td class="row-tools">
                      <button
                        type="button"
                        class="plain up"
                        disabled={i === 0}
                        aria-label={t(text.moveUp, i + 1)}
                        onClick={() => move(i, i - 1)}
                      >
                        ↑
                      </button>
                      <button
                        type="button"
                        class="plain down"
                        disabled={i === rows.length - 1}
                        aria-label={t(text.moveDown, i + 1)}
                        onClick={() => move(i, i + 1)}
                      >
                        ↓
                      </button>
                      <button
                        type="button"
                        class="plain"
                        aria-label={t(text.removeRow, i + 1)}
                        onClick={() => put(rows.filter((_, n) => n !== i))}
                      >
                        ✕
                      </button>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <div class="row">
        <button
          type="button"
          data-testid={`field-${field.code}-add`}
          disabled={rows.length >= (field.maxRows ?? 200)}
          onClick={() => put([...rows, {}], `[data-row="${rows.length}"] input, [data-row="${rows.length}"] select`)}
        >
          + {t(text.addRow)}
        </button>
        <span class="quiet small">{t(text.rowCount, number(rows.length))}</span>
      </div>
    </Group>
  )
}

function CellInput({
  column: c,
  name,
  value,
  onValue,
  problems,
}: {
  column: Column
  name: string
  value: string
  onValue: (typed: string) => void
  problems: FieldProblem[]
}) {
  const testid = `field-${name}`
  if (c.type === 'date')
    return <DayInput label={columnName(c)} value={value} onValue={onValue} problems={problems} testid={testid} />
  const input = (id: string, by: string | undefined) => {
    if (c.type === 'choice')
      return (
        <select
          id={id}
          aria-describedby={by}
          value={value}
          data-testid={testid}
          onChange={e => onValue(e.currentTarget.value)}
        >
          <option value="">{t(text.notFilled)}</option>
          {(c.options ?? []).map(o => (
            <option key={o.code} value={o.code}>
              {nameOf(o)}
            </option>
          ))}
        </select>
      )
    if (c.type !== 'narrative') return <NumberInput id={id} by={by} value={value} testid={testid} onValue={onValue} />
    return (
      <input
        id={id}
        aria-describedby={by}
        value={value}
        maxLength={c.maxLength}
        autocomplete="off"
        data-testid={testid}
        onInput={e => onValue(e.currentTarget.value)}
      />
    )
  }
  return (
    <Labelled label={columnName(c)} problems={problems}>
      {input}
    </Labelled>
  )
}
