import { counted, type Counted } from './counted'
import type { FieldKind } from './kind'

/** Counted from the submissions of others. */
export const coverage: FieldKind<Counted> = {
  ...counted,
  isOnlyFigure: true,
  isDerived: () => true,
  isWide: () => false,
  Input: () => null,
  sent: () => undefined,
}
