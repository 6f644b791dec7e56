import type { CycleSummary, Role, Session } from '../contract/contract'
import { path } from './route'

// Which links a person is offered. What they may do there is the server's answer, page by page.

export const holds = (session: Session, ...roles: Role[]) => session.grants.some(g => roles.includes(g.role))
export const follows = (session: Session) => holds(session, 'reviewer', 'watcher', 'reader', 'observer')
export const owes = (session: Session) => holds(session, 'officer', 'reviewer')

/** The cycle worked in when the address names none: the newest that runs, else the newest. */
export function defaultCycle(cycles: CycleSummary[]): string | null {
  const newest = [...cycles].sort((a, b) => b.year - a.year)
  return (newest.find(c => c.state === 'running') ?? newest.find(c => c.state === 'closed') ?? newest[0])?.id ?? null
}

export function startAddress(session: Session, cycles: CycleSummary[]): string {
  const cycle = defaultCycle(cycles)
  if (session.isAdministrator && !follows(session) && !owes(session)) return path.cycles()
  if (!cycle) return session.isAdministrator ? path.cycles() : path.inbox()
  if (follows(session)) return path.matrix(cycle)
  return owes(session) ? path.duties(cycle) : path.plan(cycle)
}
