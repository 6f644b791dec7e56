import type { Language } from '../contract/contract'
import { useEffect, useRef } from 'preact/hooks'
import { Clock } from './clock'
import { t } from '../format/language'
import { LanguageSwitch } from '../parts/language-switch'
import { ProblemBox } from '../parts/parts'
import { go, path, type Route } from '../routes/route'
import { useAct, useHere } from '../server/session'
import { api } from '../server/api'
import { defaultCycle, follows, holds, owes } from '../routes/start'
import { forgetKept, hasKept } from '../submission/kept'
import { text } from '../texts/text'

export function Header({
  route,
  spoken,
  onSpeak,
}: {
  route: Route
  spoken: Language
  onSpeak: (next: Language) => void
}) {
  const { session, host, cycles, left, unread } = useHere()
  const act = useAct()
  const cycle = cycleOf(route) ?? defaultCycle(cycles)
  const nav = useRef<HTMLElement>(null)
  // On a phone the menu is wider than the screen; show where one is.
  useEffect(
    () => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' }),
    [route],
  )
  const leave = () => {
    // Text typed but never saved must not stay on a shared machine, nor vanish unasked.
    if (hasKept(session.login) && !confirm(t(text.signOutWithKept))) return
    const elsewhere = host.signIn?.signOut
    if (elsewhere) {
      forgetKept(session.login)
      location.assign(elsewhere)
      return
    }
    void act.run(async () => {
      await api.signOut()
      forgetKept(session.login)
      go(path.home())
      left()
    })
  }
  return (
    <header class="top">
      <a
        class="skip"
        href="#content"
        onClick={e => {
          e.preventDefault()
          document.querySelector<HTMLElement>('h1')?.scrollIntoView()
        }}
      >
        {t(text.skipToContent)}
      </a>
      <div class="top-line">
        <a class="brand" href={path.home()}>
          PlanMonitor
        </a>
        <details class="who">
          <summary data-testid="who">
            <strong>{session.name}</strong>
            <span>{session.grants[0] && t(session.grants[0].unitName)}</span>
          </summary>
          <div class="menu">
            <ul>
              {session.grants.map(g => (
                <li key={g.role + g.unit}>
                  {t(g.roleName)}
                  {g.unit && ` — ${t(g.unitName)}`}
                </li>
              ))}
              {session.isAdministrator && !holds(session, 'administrator') && <li>{t(text.administrator)}</li>}
            </ul>
            <button
              type="button"
              onClick={e => {
                e.currentTarget.closest('details')?.removeAttribute('open')
                go(path.channels())
              }}
            >
              {t(text.myChannels)}
            </button>
            <button
              type="button"
              data-testid="my-account"
              onClick={e => {
                e.currentTarget.closest('details')?.removeAttribute('open')
                go(path.account())
              }}
            >
              {t(text.myAccount)}
            </button>
            <button type="button" data-testid="sign-out" disabled={act.busy} onClick={leave}>
              {t(text.signOut)}
            </button>
            <ProblemBox problem={act.problem} />
          </div>
        </details>
        <LanguageSwitch spoken={spoken} onSpeak={onSpeak} />
      </div>
      {host.virtualClock && <Clock />}
      <nav ref={nav} aria-label={t(text.mainMenu)}>
        {cycle && (
          <>
            {owes(session) && <Tab to={path.duties(cycle)} name={t(text.duties)} />}
            {follows(session) && <Tab to={path.matrix(cycle)} name={t(text.matrix)} />}
            {holds(session, 'reviewer', 'watcher', 'reader') && <Tab to={path.chasing(cycle)} name={t(text.chasing)} />}
            {holds(session, 'reader') && <Tab to={path.brief(cycle)} name={t(text.brief)} />}
            <Tab to={path.plan(cycle)} name={t(text.plan)} />
            {(owes(session) || follows(session)) && <Tab to={path.difficulties(cycle)} name={t(text.difficulties)} />}
          </>
        )}
        <Tab to={path.inbox()} name={t(text.messages)} count={unread} />
        {cycle && (holds(session, 'reviewer', 'watcher', 'administrator') || session.isAdministrator) && (
          <Tab to={path.ledger(cycle)} name={t(text.ledger)} />
        )}
        {session.isAdministrator && (
          <>
            <Tab to={path.cycles()} name={t(text.cycles)} />
            <Tab to={path.calendar()} name={t(text.calendar)} />
            <Tab to={path.units()} name={t(text.units)} />
            <Tab to={path.accounts()} name={t(text.accounts)} />
            <Tab to={path.sending()} name={t(text.sending)} />
            <Tab to={path.proof()} name={t(text.proof)} />
          </>
        )}
        {cycles.length > 1 && cycle && !session.isAdministrator && (
          <select
            class="cycle"
            aria-label={t(text.cycle)}
            value={cycle}
            onChange={e =>
              go(
                owes(session) && !follows(session)
                  ? path.duties(e.currentTarget.value)
                  : path.matrix(e.currentTarget.value),
              )
            }
          >
            {cycles.map(c => (
              <option key={c.id} value={c.id}>
                {c.year} · {t(c.title)}
              </option>
            ))}
          </select>
        )}
      </nav>
    </header>
  )
}

function Tab({ to, name, count = 0 }: { to: string; name: string; count?: number }) {
  return (
    <a href={to} aria-current={location.pathname === to ? 'page' : undefined}>
      {name}
      {count > 0 && (
        <span class="count" data-testid="unread" aria-label={t(text.unreadCount, count)}>
          {' '}
          ({count})
        </span>
      )}
    </a>
  )
}

/** The cycle one is in; null: in none. */
function cycleOf(route: Route): string | null {
  if ('cycle' in route && route.page !== 'cycle') return route.cycle
  return 'place' in route ? route.place.cycle : null
}
