import { useRef } from 'preact/hooks'
import type { Column, Field, FieldProblem, Row, Value } from '../contract/contract'
import { number } from '../format/format'
import { t } from '../format/language'
import { Errors } from '../parts/inputs'
import { text } from '../texts/text'
import { Group } from './group'
import type { ColumnKind, ColumnKinds, Entry, FieldKind, FieldProps } from './kind'
import { numberOrWords } from './numbers'
import { under } from './paths'
import { columnName, RowsView } from './rows-view'

type Typed = Record<string, string>

/** Rows, each cell of which is of a kind again. */
export const tableOf = (kindOf: ColumnKinds): FieldKind<Row[]> => ({
  holds: (value: Value): value is Row[] => Array.isArray(value),
  isWide: () => true,
  Input: props => <TableInput {...props} kindOf={kindOf} />,
  typed: rows => ({ rows: rows.map(rowTyped) }),
  sent: (field, entry, faults) => rowsOf(field, entry, kindOf, faults),
  View: ({ field, value, brief }) =>
    brief ? <>{t(text.rowCount, value.length)}</> : <RowsView columns={field.columns} rows={value} kindOf={kindOf} />,
  figure: cell => ('rows' in cell ? { main: t(text.rowCount, cell.rows.length) } : numberOrWords(cell)),
})

const rowTyped = (row: Row): Typed =>
  Object.fromEntries(Object.entries(row).map(([column, v]) => [column, typeof v === 'number' ? number(v) : v]))

function rowsOf(field: Field, entry: Entry, kindOf: ColumnKinds, faults: FieldProblem[]): Row[] | undefined {
  const rowOf = (typed: Typed, place: string): Row => {
    const row: Row = {}
    for (const { code, type } of field.columns) {
      const value = kindOf(type).sent(typed[code] ?? '', `${place}.${code}`, faults)
      if (value !== undefined) row[code] = value
    }
    return row
  }
  return entry.rows.length ? entry.rows.map((row, i) => rowOf(row, `${field.code}.${i + 1}`)) : undefined
}

/** A table of rows: added, removed, moved; on a phone each row is a card. */
function TableInput(props: FieldProps & { kindOf: ColumnKinds }) {
  const { field, entry, onEntry, problems, kindOf } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const columns = field.columns
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
                          kind={kindOf(c.type)}
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
          disabled={rows.length >= field.maxRows}
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
  kind,
  column,
  name,
  value,
  onValue,
  problems,
}: {
  kind: ColumnKind
  column: Column
  name: string
  value: string
  onValue: (typed: string) => void
  problems: FieldProblem[]
}) {
  return (
    <kind.Input
      column={column}
      label={columnName(column)}
      value={value}
      onValue={onValue}
      problems={problems}
      testid={`field-${name}`}
    />
  )
}
