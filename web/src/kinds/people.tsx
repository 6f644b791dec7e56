import type { Cell } from '../contract/contract'
import { number } from '../format/format'
import { t } from '../format/language'
import { text } from '../texts/text'
import { counted, type Counted } from './counted'
import type { FieldKind } from './kind'

/** Distinct persons: of a sum over units it is not known whom two of them counted. */
export const people: FieldKind<Counted> = { ...counted, hint: text.peopleOverlap, Remark: Overlap }

function Overlap({ cell }: { cell: Cell }) {
  return (
    <p class="quiet small">
      {t(text.peopleSum)} {typeof cell.overlap === 'number' && t(text.peopleOverlapKnown, number(cell.overlap))}
    </p>
  )
}
