import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useErrorBoundary, useState } from 'preact/hooks'
import { api, type Problem } from '../server/api'
import type { CycleSummary, Host, Language, Session } from '../contract/contract'
import { Header } from './header'
import { language, setLanguage, t } from '../format/language'
import { AccountPage } from '../pages/account'
import { AccountsPage } from '../admin/accounts'
import { CyclePage } from '../admin/cycle'
import { CalendarPage } from '../calendar/page'
import { CyclesPage } from '../admin/cycles'
import { ProofPage } from '../admin/proof'
import { SendingPage } from '../admin/sending'
import { UnitsPage } from '../admin/units'
import { ConsolidationPage } from '../consolidation/page'
import { ProvenancePage } from '../consolidation/provenance'
import { BelowPage } from '../pages/below'
import { BriefPage } from '../pages/brief'
import { ChasingPage } from '../pages/chasing'
import { ChannelsPage } from '../pages/channels'
import { DifficultiesPage } from '../pages/difficulties'
import { DutiesPage } from '../pages/duties'
import { FirstStepPage } from '../pages/first-step'
import { GuidancePage } from '../pages/guidance'
import { MatrixPage } from '../pages/matrix'
import { InboxPage, LedgerPage } from '../pages/messages'
import { PlanPage } from '../pages/plan'
import { SignIn, SignInAgain } from '../pages/sign-in'
import { ThreadPage } from '../pages/thread'
import { WhyPage } from '../pages/why'
import { ProblemBox } from '../parts/parts'
import { followLink, parse, path, type Route } from '../routes/route'
import { asProblem, HereContext } from '../server/session'
import { startAddress } from '../routes/start'
import { ReceiptPage } from '../submission/receipt'
import { SubmissionPage } from '../submission/page'
import { text } from '../texts/text'

const routeNow = () => parse(location.pathname, location.search)

export function App() {
  const [route, setRoute] = useState<Route>(routeNow)
  const [host, setHost] = useState<Host | null>(null)
  const [session, setSession] = useState<Session | null | 'unknown'>('unknown')
  const [cycles, setCycles] = useState<CycleSummary[] | null>(null)
  const [version, setVersion] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [spoken, setSpoken] = useState<Language>(language)

  useEffect(() => {
    const moved = () => setRoute(routeNow())
    addEventListener('popstate', moved)
    document.addEventListener('click', followLink)
    return () => {
      removeEventListener('popstate', moved)
      document.removeEventListener('click', followLink)
    }
  }, [])
  useEffect(() => {
    document.documentElement.lang = spoken
  }, [spoken])

  const refresh = useCallback(() => setVersion(n => n + 1), [])
  const [unread, setUnread] = useState(0)
  // A count that cannot be had is no reason to show a problem: the messages themselves say it.
  const refreshUnread = useCallback(() => {
    api.unread().then(
      answer => setUnread(answer.unread),
      () => {},
    )
  }, [])
  const [ended, setEnded] = useState(false)
  const signedOut = useCallback(() => setEnded(true), [])
  const left = useCallback(() => {
    setEnded(false)
    setSession(null)
    setCycles(null)
  }, [])
  /** The same person goes on where the page stands; somebody else begins anew. */
  const signedInAgain = (next: Session) => {
    setEnded(false)
    if (session && session !== 'unknown' && session.login !== next.login) setCycles(null)
    setSession(next)
    refresh()
  }

  useEffect(() => {
    api.host().then(setHost, e => setProblem(asProblem(e)))
  }, [version])
  useEffect(() => {
    if (session === 'unknown')
      api.session().then(setSession, e => (asProblem(e).status === 401 ? setSession(null) : setProblem(asProblem(e))))
    else if (session && !session.first)
      api.cycles().then(
        list => setCycles(list.cycles),
        e => (asProblem(e).status === 401 ? signedOut() : setProblem(asProblem(e))),
      )
  }, [session, version])

  useEffect(() => {
    if (session && session !== 'unknown' && !session.first) refreshUnread()
  }, [session, version, route])

  // The start page gets its real address, so that the menu, a reload and a copied link agree on where one is.
  useEffect(() => {
    if (route.page !== 'home' || !session || session === 'unknown' || !cycles) return
    history.replaceState(null, '', startAddress(session, cycles))
    setRoute(routeNow())
  }, [route, session, cycles])

  const speak = (next: Language) => {
    setLanguage(next)
    setSpoken(next)
  }

  if (problem)
    return (
      <main class="narrow">
        <ProblemBox problem={problem} />
        <button type="button" onClick={() => location.reload()}>
          {t(text.tryAgain)}
        </button>
        {problem.code === 'account-unknown' && host?.signIn && (
          <>
            {' '}
            <a class="button" href={host.signIn.signOut}>
              {t(text.signInAsAnother)}
            </a>
          </>
        )}
      </main>
    )
  if (!host || session === 'unknown' || (session && !session.first && !cycles))
    return (
      <main>
        <p class="quiet" role="status">
          {t(text.loading)}
        </p>
      </main>
    )
  if (!session) return <SignIn host={host} spoken={spoken} onSpeak={speak} onSession={setSession} />

  const here = { host, session, cycles: cycles ?? [], version, refresh, unread, refreshUnread, signedOut, left }
  if (session.first)
    return (
      <HereContext.Provider value={here}>
        <FirstStepPage onDone={() => setSession('unknown')} />
      </HereContext.Provider>
    )
  return (
    <HereContext.Provider value={here}>
      <Header route={route} spoken={spoken} onSpeak={speak} />
      {ended && (
        <SignInAgain
          host={host}
          login={session.login}
          onSession={signedInAgain}
          onLook={() => setEnded(false)}
          onLeave={left}
        />
      )}
      <main id="content" key={`${session.login} ${location.pathname}${location.search}`}>
        <Sturdy>
          <Page route={route} />
        </Sturdy>
      </main>
    </HereContext.Provider>
  )
}

/** A page that fails says so and leaves the menu standing. */
function Sturdy({ children }: { children: ComponentChildren }) {
  const [failed] = useErrorBoundary(error => console.error(error))
  return failed ? <ProblemBox problem={asProblem(failed)} /> : <>{children}</>
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'duties':
      return <DutiesPage cycle={route.cycle} />
    case 'matrix':
      return <MatrixPage cycle={route.cycle} unit={route.unit} />
    case 'submission':
      return <SubmissionPage place={route.place} />
    case 'why':
      return <WhyPage place={route.place} at={route.at} login={route.login} />
    case 'receipt':
      return <ReceiptPage place={route.place} revision={route.revision} />
    case 'consolidation':
      return <ConsolidationPage place={route.place} />
    case 'provenance':
      return <ProvenancePage place={route.place} cell={route.cell} revision={route.revision} />
    case 'plan':
      return <PlanPage cycle={route.cycle} />
    case 'below':
      return <BelowPage cycle={route.cycle} />
    case 'thread':
      return <ThreadPage thread={route.thread} />
    case 'difficulties':
      return <DifficultiesPage cycle={route.cycle} />
    case 'guidance':
      return <GuidancePage cycle={route.cycle} />
    case 'chasing':
      return <ChasingPage cycle={route.cycle} unit={route.unit} />
    case 'brief':
      return <BriefPage cycle={route.cycle} unit={route.unit} />
    case 'ledger':
      return <LedgerPage cycle={route.cycle} />
    case 'account':
      return <AccountPage />
    case 'inbox':
      return <InboxPage />
    case 'cycles':
      return <CyclesPage />
    case 'cycle':
      return <CyclePage cycle={route.cycle} />
    case 'calendar':
      return <CalendarPage />
    case 'units':
      return <UnitsPage />
    case 'accounts':
      return <AccountsPage />
    case 'channels':
      return <ChannelsPage />
    case 'sending':
      return <SendingPage />
    case 'proof':
      return <ProofPage />
    case 'home':
      return null
    default:
      return (
        <p>
          {t(text.noSuchPage)} <a href={path.home()}>{t(text.toStart)}</a>
        </p>
      )
  }
}
