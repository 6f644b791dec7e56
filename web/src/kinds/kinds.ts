import type { FieldType } from '../contract/contract'
import { choice } from './choice'
import { count } from './count'
import { coverage } from './coverage'
import { date } from './date'
import { dateRange } from './date-range'
import { document } from './document'
import type { ColumnKinds, FieldKind } from './kind'
import { money } from './money'
import { narrative } from './narrative'
import { people } from './people'
import { ratio } from './ratio'
import { tableOf } from './table'
import { yesNo } from './yes-no'

export const columnKind: ColumnKinds = type => kinds[type].column ?? narrative.column!

/** A new type of field is a file of this room, and a line here. */
export const kinds: Record<FieldType, FieldKind> = {
  count,
  people,
  personDays: count,
  money,
  ratio,
  yesNo,
  choice,
  date,
  dateRange,
  document,
  narrative,
  table: tableOf(columnKind),
  coverage,
}
