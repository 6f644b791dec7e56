import { useState } from 'preact/hooks'
import { api, type Problem } from '../server/api'
import type { Host, Language, Session } from '../contract/contract'
import { LanguageSwitch } from '../parts/language-switch'
import { t } from '../format/language'
import { TextInput } from '../parts/inputs'
import { PageTitle, ProblemBox } from '../parts/parts'
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
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const signIn = async (name: string, secret: string) => {
    setBusy(true)
    setProblem(null)
    try {
      onSession(await api.signIn(name, secret))
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
