import type { Place } from '../contract/contract'

// The addresses mirror those of docs/api.md without /api, so that a link in a message can be written by whoever knows the API.
// None begins with /admin: the Functions host keeps that for itself.

export type Route =
  | { page: 'home' }
  | { page: 'duties' | 'plan' | 'difficulties' | 'guidance' | 'ledger' | 'below'; cycle: string }
  | { page: 'thread'; thread: string }
  | { page: 'provenance'; place: Place; cell: string; revision: number | null }
  | { page: 'matrix' | 'chasing' | 'brief'; cycle: string; unit: string | null }
  | { page: 'submission' | 'consolidation'; place: Place }
  | { page: 'receipt'; place: Place; revision: number }
  | { page: 'why'; place: Place; at: string | null; login: string | null }
  | { page: 'account' | 'inbox' | 'cycles' | 'units' | 'accounts' | 'calendar' | 'channels' | 'sending' | 'proof' }
  | { page: 'cycle'; cycle: string }
  | { page: 'unknown' }

const simple: Record<string, Route> = {
  '': { page: 'home' },
  account: { page: 'account' },
  messages: { page: 'inbox' },
  'manage/cycles': { page: 'cycles' },
  calendar: { page: 'calendar' },
  'manage/units': { page: 'units' },
  'manage/accounts': { page: 'accounts' },
  channels: { page: 'channels' },
  'manage/sending': { page: 'sending' },
  'manage/proof': { page: 'proof' },
}

export function parse(pathname: string, search: string): Route {
  const parts = pathname.split('/').filter(Boolean).map(decode)
  const known = simple[parts.join('/')]
  if (known) return known
  const [a, cycle, c, obligation, , period, g, unit, i, revision] = parts
  if (a === 'manage' && cycle === 'cycles' && c && parts.length === 3) return { page: 'cycle', cycle: c }
  if (a === 'threads' && cycle && parts.length === 2) return { page: 'thread', thread: cycle }
  if (a !== 'cycles' || !cycle) return { page: 'unknown' }
  if (parts.length === 2) return { page: 'plan', cycle }
  if (parts.length === 3) {
    if (c === 'duties' || c === 'plan' || c === 'difficulties' || c === 'guidance' || c === 'below')
      return { page: c, cycle }
    if (c === 'messages') return { page: 'ledger', cycle }
    if (c === 'matrix' || c === 'chasing' || c === 'brief')
      return { page: c, cycle, unit: new URLSearchParams(search).get('unit') }
  }
  if (c === 'obligations' && obligation && parts[4] === 'periods' && period && unit) {
    const place = { cycle, obligation, period, unit }
    if (g === 'consolidations' && parts.length === 8) return { page: 'consolidation', place }
    if (g === 'consolidations' && i === 'provenance') {
      const asked = new URLSearchParams(search)
      const [cell, n] = [asked.get('cell'), asked.get('revision')]
      if (cell && (n === null || /^\d+$/.test(n)))
        return { page: 'provenance', place, cell, revision: n === null ? null : Number(n) }
    }
    if (g === 'units' && parts.length === 8) return { page: 'submission', place }
    if (g === 'units' && i === 'why' && parts.length === 9) {
      const asked = new URLSearchParams(search)
      return { page: 'why', place, at: asked.get('at'), login: asked.get('login') }
    }
    if (g === 'units' && i === 'revisions' && parts[10] === 'receipt' && /^\d+$/.test(revision ?? ''))
      return { page: 'receipt', place, revision: Number(revision) }
  }
  return { page: 'unknown' }
}

function decode(s: string): string {
  try {
    return decodeURIComponent(s)
  } catch {
    return s
  }
}

const part = encodeURIComponent
const period = (p: Place) => `/cycles/${part(p.cycle)}/obligations/${part(p.obligation)}/periods/${part(p.period)}`

export const path = {
  home: () => '/',
  duties: (cycle: string) => `/cycles/${part(cycle)}/duties`,
  plan: (cycle: string) => `/cycles/${part(cycle)}/plan`,
  difficulties: (cycle: string) => `/cycles/${part(cycle)}/difficulties`,
  guidance: (cycle: string) => `/cycles/${part(cycle)}/guidance`,
  chasing: (cycle: string, unit?: string | null) =>
    `/cycles/${part(cycle)}/chasing${unit ? `?unit=${part(unit)}` : ''}`,
  brief: (cycle: string, unit?: string | null) => `/cycles/${part(cycle)}/brief${unit ? `?unit=${part(unit)}` : ''}`,
  ledger: (cycle: string) => `/cycles/${part(cycle)}/messages`,
  matrix: (cycle: string, unit?: string) => `/cycles/${part(cycle)}/matrix${unit ? `?unit=${part(unit)}` : ''}`,
  submission: (p: Place) => `${period(p)}/units/${part(p.unit)}`,
  receipt: (p: Place, revision: number) => `${period(p)}/units/${part(p.unit)}/revisions/${revision}/receipt`,
  why: (p: Place, at: string | null = null, login: string | null = null) => {
    const asked = new URLSearchParams({ ...(at && { at }), ...(login && { login }) }).toString()
    return `${period(p)}/units/${part(p.unit)}/why${asked && `?${asked}`}`
  },
  consolidation: (p: Place) => `${period(p)}/consolidations/${part(p.unit)}`,
  provenance: (p: Place, cell: string, revision: number | null = null) =>
    `${period(p)}/consolidations/${part(p.unit)}/provenance?cell=${part(cell)}${revision === null ? '' : `&revision=${revision}`}`,
  below: (cycle: string) => `/cycles/${part(cycle)}/below`,
  thread: (id: string) => `/threads/${part(id)}`,
  account: () => '/account',
  inbox: () => '/messages',
  calendar: () => '/calendar',
  cycles: () => '/manage/cycles',
  cycle: (id: string) => `/manage/cycles/${part(id)}`,
  units: () => '/manage/units',
  accounts: () => '/manage/accounts',
  channels: () => '/channels',
  sending: () => '/manage/sending',
  proof: () => '/manage/proof',
}

export function go(to: string) {
  history.pushState(null, '', to)
  dispatchEvent(new PopStateEvent('popstate'))
  scrollTo(0, 0)
}

/** Plain clicks on our own links stay in the page; new tab, download and foreign links are the browser's. */
export function followLink(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = (event.target as Element).closest?.('a')
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  go(link.pathname + link.search)
}
