import type { SpecialDay } from '../contract/contract'

// The days of a year while they are being changed.

/** What goes back to the server: without what it adds for showing. */
export const plain = ({ date, kind, name, source }: SpecialDay): SpecialDay => ({ date, kind, name, source })

export const sorted = (days: SpecialDay[]): SpecialDay[] => [...days].sort((a, b) => (a.date < b.date ? -1 : 1))

export const sameDays = (a: SpecialDay[], b: SpecialDay[]): boolean =>
  JSON.stringify(sorted(a).map(plain)) === JSON.stringify(sorted(b).map(plain))
