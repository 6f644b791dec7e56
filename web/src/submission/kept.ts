import type { Place } from '../contract/contract'
import { emptyEntry, type Entry } from '../kinds/kind'
import { sameTyped, type Typed } from './values'

// Typed text that has not reached the server (no answer, somebody else saved first) is kept on this machine, by login,
// until it is saved. It is the only place where the browser stores what was typed. What an earlier visit left lies apart
// from what is typed now, until somebody uses it or drops it.

export type Kept = { typed: Typed; at: string }
const prefix = 'planmonitor.kept.'
const keyOf = (login: string, p: Place) => `${prefix}${login}/${p.cycle}/${p.obligation}/${p.period}/${p.unit}`

/** Storage may be forbidden or full; typing goes on without it. */
function quietly<T>(act: () => T, otherwise: T): T {
  try {
    return act()
  } catch {
    return otherwise
  }
}

export function keep(login: string, place: Place, typed: Typed) {
  quietly(
    () => localStorage.setItem(keyOf(login, place), JSON.stringify({ typed, at: new Date().toISOString() })),
    undefined,
  )
}

const earlierOf = (login: string, p: Place) => `${keyOf(login, p)}/earlier`

/** What earlier visits left, newest first; what was kept last joins it, so that typing now cannot take its place. */
export function readEarlier(login: string, place: Place): Kept[] {
  return quietly(() => {
    const last = whole(JSON.parse(localStorage.getItem(keyOf(login, place)) ?? 'null') as Kept | null)
    const before = JSON.parse(localStorage.getItem(earlierOf(login, place)) ?? '[]') as Kept[]
    const earlier = before.flatMap(k => whole(k) ?? [])
    if (!last) return earlier
    const all = [last, ...earlier.filter(k => !sameTyped(k.typed, last.typed))]
    localStorage.setItem(earlierOf(login, place), JSON.stringify(all))
    localStorage.removeItem(keyOf(login, place))
    return all
  }, [])
}

/** One of them was used or dropped. */
export function dropEarlier(login: string, place: Place, at: string): Kept[] {
  return quietly(() => {
    const left = readEarlier(login, place).filter(k => k.at !== at)
    if (left.length) localStorage.setItem(earlierOf(login, place), JSON.stringify(left))
    else localStorage.removeItem(earlierOf(login, place))
    return left
  }, [])
}

/** What an earlier version of these pages kept knows less. */
export function whole(kept: Kept | null): Kept | null {
  if (!kept) return null
  const entries = Object.fromEntries(
    Object.entries(kept.typed.entries).map(([code, e]): [string, Entry] => [code, { ...emptyEntry, ...e }]),
  )
  return { ...kept, typed: { ...kept.typed, entries, explanations: kept.typed.explanations ?? {} } }
}

export function dropKept(login: string, place: Place) {
  quietly(() => localStorage.removeItem(keyOf(login, place)), undefined)
}

const keysOf = (login: string) =>
  quietly(() => Object.keys(localStorage).filter(k => k.startsWith(`${prefix}${login}/`)), [])
export const hasKept = (login: string) => keysOf(login).length > 0
export const forgetKept = (login: string) =>
  keysOf(login).forEach(k => quietly(() => localStorage.removeItem(k), undefined))
