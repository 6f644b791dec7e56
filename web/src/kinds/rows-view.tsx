import type { ComponentChildren } from 'preact'
import type { CellValue, Column, Row } from '../contract/contract'
import { number } from '../format/format'
import { t } from '../format/language'
import { words } from '../contract/words'
import type { ColumnKinds } from './kind'

export const columnName = (c: Column) => t(c.name) + (c.measure ? ` (${t(c.measure)})` : '')

/** Rows of a table for reading; `lead` is what stands before each row, e.g. its unit. */
export function RowsView({
  columns,
  rows,
  kindOf,
  lead,
}: {
  columns: Column[]
  rows: Row[]
  kindOf: ColumnKinds
  lead?: { name: string; of: (row: number) => ComponentChildren }
}) {
  return (
    <div class="scroll">
      <table class="values stack">
        <thead>
          <tr>
            {lead && <th scope="col">{lead.name}</th>}
            {columns.map(c => (
              <th scope="col" key={c.code}>
                {columnName(c)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {lead && <th scope="row">{lead.of(i)}</th>}
              {columns.map(c => (
                <td key={c.code} data-label={columnName(c)} class={lookOf(row[c.code])}>
                  {shown(c, row[c.code], kindOf)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function lookOf(value: unknown): string {
  if (typeof value === 'number') return 'n'
  return value === undefined ? 'quiet' : 'prose'
}

function shown(column: Column, value: CellValue | undefined, kindOf: ColumnKinds): string {
  if (value === undefined) return t(words.notReported)
  return typeof value === 'number' ? number(value) : kindOf(column.type).shown(value, column)
}
