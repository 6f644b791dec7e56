import type { Duty, Matrix, MatrixColumn, MatrixRow } from '../contract/contract'
import { t } from '../format/language'
import { text } from '../texts/text'

export const filters = ['all', 'missing', 'late', 'returned', 'waiting'] as const
export type Filter = (typeof filters)[number]

/** Whether a cell answers the question of the filter; from the server's status and flag alone. */
export function matches(duty: Duty, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'missing':
      return duty.isOpen && !duty.waived && (duty.status === 'notStarted' || duty.status === 'draft')
    case 'late':
      return duty.flag === 'overdue' || duty.flag === 'late' || duty.daysLate > 0
    case 'returned':
      return duty.status === 'returned'
    case 'waiting':
      return duty.status === 'submitted'
  }
}

export const columnKey = (c: { obligation: string; period: string }) => `${c.obligation}/${c.period}`

/** The matrix with the chosen columns and the rows that have a cell answering the filter. */
export function narrowed(
  matrix: Matrix,
  obligation: string,
  filter: Filter,
): { columns: MatrixColumn[]; rows: MatrixRow[] } {
  const chosen = matrix.columns
    .map((c, i) => ({ c, i }))
    .filter(({ c }) => obligation === '' || c.obligation === obligation)
  const answers = (i: number) => matrix.rows.some(r => r.cells[i] && matches(r.cells[i], filter))
  const kept = filter === 'all' ? chosen : chosen.filter(({ i }) => answers(i))
  const rows = matrix.rows
    .map(r => ({ ...r, cells: kept.map(({ i }) => r.cells[i] ?? null) }))
    .filter(r => r.cells.some(d => d && matches(d, filter)))
  return { columns: kept.map(({ c }) => c), rows }
}

/** A text to paste into the Zalo group: who has not sent it yet. Plain, short, with the address of the page. */
export function missingText(matrix: Matrix, column: MatrixColumn, address: string): string {
  const names = column.completeness.missing.map(code => {
    const row = matrix.rows.find(r => r.unit === code)
    return row ? t(row.unitName) : code
  })
  const { received, expected } = column.completeness
  return [
    t(text.zaloTitle, t(column.name), t(column.periodName)),
    column.deadline ? t(text.zaloDeadline, t(column.deadline.full)) : null,
    t(text.zaloReceived, received, expected),
    names.length === 0 ? t(text.zaloNobody) : t(text.zaloMissing, names.length),
    ...names.map((n, i) => `${i + 1}. ${n}`),
    names.length === 0 ? null : t(text.zaloPlease, address),
  ]
    .filter(line => line !== null)
    .join('\n')
}
