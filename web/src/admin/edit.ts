import type { Configuration, CycleSettings, Deadline } from '../contract'

// Changes of a configuration as pure functions; everything the form does not know stays as it was.

export const withSettings = (c: Configuration, change: Partial<CycleSettings>): Configuration =>
  ({ ...c, settings: { ...c.settings, ...change } })

export const withDeadline = (c: Configuration, obligation: string, period: string, deadline: Deadline | null): Configuration => ({
  ...c,
  obligations: c.obligations.map(o => o.id !== obligation ? o
    : { ...o, periods: o.periods.map(p => p.id !== period ? p : { ...p, deadline }) }),
})

export const withCollectorDeadline = (c: Configuration, obligation: string, period: string, deadline: Deadline | null): Configuration => ({
  ...c,
  obligations: c.obligations.map(o => {
    if (o.id !== obligation || !o.consolidation) return o
    const { [period]: _, ...others } = o.consolidation.deadlines ?? {}
    return { ...o, consolidation: { ...o.consolidation, deadlines: deadline ? { ...others, [period]: deadline } : others } }
  }),
})

/** A date set here was not written in the plan: the words of the source stay only with the source's own date. */
export function redated(before: Deadline | null | undefined, change: Partial<Deadline>): Deadline | null {
  const next = { date: '', operator: 'before' as const, words: null, clause: null, ...before, ...change }
  if (!next.date) return null
  const same = before && before.date === next.date && before.operator === next.operator
  return same ? next : { ...next, words: null }
}
