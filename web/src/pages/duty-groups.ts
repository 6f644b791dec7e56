import type { Duty } from '../contract/contract'

export const groups = ['returned', 'overdue', 'dueSoon', 'open', 'waiting', 'accepted', 'notOpen', 'waived'] as const
export type Group = (typeof groups)[number]

/** What needs doing now, from what the server says of the duty. */
export function groupOf(d: Duty): Group {
  if (d.status === 'returned') return 'returned'
  if (d.status === 'accepted') return 'accepted'
  if (d.status === 'submitted') return 'waiting'
  if (d.waived) return 'waived'
  if (d.flag === 'overdue') return 'overdue'
  if (d.flag === 'dueSoon') return 'dueSoon'
  return d.isOpen ? 'open' : 'notOpen'
}

/** Nearest deadline first; without a deadline last, by opening day. */
export function grouped(duties: Duty[]): { group: Group; duties: Duty[] }[] {
  const order = (d: Duty) => d.deadline?.endsAt ?? `9999${d.opensOn}`
  return groups
    .map(group => ({
      group,
      duties: duties
        .filter(d => groupOf(d) === group)
        .sort((a, b) => Number(order(a) > order(b)) - Number(order(a) < order(b))),
    }))
    .filter(g => g.duties.length > 0)
}
