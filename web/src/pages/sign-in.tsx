import { useState } from 'preact/hooks'
import { api, type Problem } from '../server/api'
import type { Host, Language, Session } from '../contract/contract'
import { LanguageSwitch } from '../parts/language-switch'
import { t } from '../format/language'
import { TextInput } from '../parts/inputs'
import { Dialog, PageTitle, ProblemBox } from '../parts/parts'
import { asProblem } from '../server/session'
import { text } from '../texts/text'

export function SignIn({
  host,
  spoken,
  onSpeak,
  onSession,
}: {
  host: Host
  spoken: Language
  onSpeak: (next: Language) => void
  onSession: (session: Session) => void
}) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const signIn = async (name: string, secret: string) => {
    setBusy(true)
    setProblem(null)
    try {
      onSession(await api.signIn(name, secret, code || null))
    } catch (e) {
      setProblem(asProblem(e))
    } finally {
      setBusy(false)
    }
  }
  return (
    <main class="narrow">
      <div class="row end">
        <LanguageSwitch spoken={spoken} onSpeak={onSpeak} />
      </div>
      <PageTitle title={t(text.signIn)}>
        <p class="quiet">{t(text.whatThisIs)}</p>
      </PageTitle>
      {host.signIn ? (
        <a class="button main wide" data-testid="sign-in" href={host.signIn.signIn}>
          {t(text.signInAtPlatform)}
        </a>
      ) : (
        <form
          onSubmit={e => {
            e.preventDefault()
            void signIn(login, password)
          }}
        >
          <TextInput
            label={t(text.login)}
            value={login}
            onValue={setLogin}
            autocomplete="username"
            testid="login"
            required
          />
          <TextInput
            label={t(text.password)}
            value={password}
            onValue={setPassword}
            type="password"
            autocomplete="current-password"
            testid="password"
            required
          />
          <CodeInput problem={problem} code={code} onCode={setCode} />
          <ProblemBox problem={problem} />
          <button class="main wide" data-testid="sign-in" disabled={busy}>
            {t(text.signIn)}
          </button>
        </form>
      )}
      {host.demoAccounts.length > 0 && (
        <section class="box demo" aria-labelledby="demo">
          <h2 id="demo">{t(text.demoAccounts)}</h2>
          <p>{t(text.demoExplained)}</p>
          <ul class="accounts">
            {host.demoAccounts.map(a => (
              <li key={a.login}>
                <button
                  type="button"
                  disabled={busy}
                  data-testid={`demo-${a.login}`}
                  onClick={() => void signIn(a.login, a.password)}
                >
                  <strong>{t(a.title)}</strong> <code>{a.login}</code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}

/** Asked for once the password was right and the account wants a code too; it stays until the person is in. */
function CodeInput({
  problem,
  code,
  onCode,
}: {
  problem: Problem | null
  code: string
  onCode: (code: string) => void
}) {
  const [asked, setAsked] = useState(false)
  if (!asked && (problem?.code === 'code-needed' || problem?.code === 'code-wrong')) setAsked(true)
  if (!asked) return null
  return (
    <TextInput
      label={t(text.codeAtSignIn)}
      value={code}
      onValue={onCode}
      autocomplete="one-time-code"
      testid="code"
      required
    />
  )
}

/** The session has ended while somebody was at work: said in front of the page, which stays with everything typed. */
export function SignInAgain({
  host,
  login,
  onSession,
  onLook,
  onLeave,
}: {
  host: Host
  login: string
  /** To look at the page first; whatever asks the server next brings this back. */
  onLook: () => void
  onSession: (session: Session) => void
  onLeave: () => void
}) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = async (ask: () => Promise<Session>) => {
    setBusy(true)
    setProblem(null)
    try {
      onSession(await ask())
    } catch (e) {
      setProblem(asProblem(e))
      setBusy(false)
    }
  }
  return (
    <Dialog title={t(text.sessionEnded)} onClose={onLook}>
      <p data-testid="session-ended">{t(text.sessionEndedExplained)}</p>
      {host.signIn ? (
        <div class="row">
          <a class="button" href={host.signIn.signIn} target="_blank" rel="noopener">
            {t(text.signInElsewhere)}
          </a>
          <button type="button" class="main" disabled={busy} onClick={() => void again(api.session)}>
            {t(text.signedInElsewhere)}
          </button>
        </div>
      ) : (
        <form
          onSubmit={e => {
            e.preventDefault()
            void again(() => api.signIn(login, password, code || null))
          }}
        >
          <TextInput label={t(text.login)} value={login} onValue={() => {}} autocomplete="username" />
          <TextInput
            label={t(text.password)}
            value={password}
            onValue={setPassword}
            type="password"
            autocomplete="current-password"
            testid="password-again"
            required
          />
          <CodeInput problem={problem} code={code} onCode={setCode} />
          <button class="main wide" data-testid="sign-in-again" disabled={busy}>
            {t(text.signIn)}
          </button>
        </form>
      )}
      <ProblemBox problem={problem} />
      <p>
        <button type="button" class="plain" onClick={onLeave}>
          {t(text.signInAsAnother)}
        </button>
      </p>
    </Dialog>
  )
}
