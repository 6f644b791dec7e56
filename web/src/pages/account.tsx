import type { OwnAccount, SignedInPlace } from '../contract/contract'
import { agentName } from '../format/agent'
import { instant } from '../format/format'
import { t } from '../format/language'
import { Await, PageTitle, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { api } from '../server/api'
import { useAct, useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { Codes } from './codes'
import { PasswordForm } from './password'

/** One's own account: where one is signed in, the password, the second factor. */
export function AccountPage() {
  const { host, session } = useHere()
  return (
    <>
      <PageTitle title={t(text.myAccount)}>
        <p class="quiet">
          {session.name} (<code>{session.login}</code>)
        </p>
      </PageTitle>
      {host.signIn ? <p class="box">{t(text.accountAtPlatform)}</p> : <Local />}
      <Acts />
    </>
  )
}

function Local() {
  const loaded = useLoad(path.account(), api.ownAccount)
  return (
    <Await loaded={loaded}>
      {account => (
        <>
          <Sessions account={account} onChanged={loaded.reload} />
          <section class="box" aria-labelledby="password">
            <h2 id="password">{t(text.changePassword)}</h2>
            <p class="quiet">{t(text.passwordEnds)}</p>
            <PasswordForm onDone={loaded.reload} />
          </section>
          <section class="box" aria-labelledby="codes">
            <h2 id="codes">{t(text.codes)}</h2>
            <Codes account={account} onChanged={loaded.reload} />
          </section>
        </>
      )}
    </Await>
  )
}

function Sessions({ account, onChanged }: { account: OwnAccount; onChanged: () => void }) {
  const act = useAct()
  const end = (id: string) =>
    void act.run(async () => {
      await api.endSession(id)
      onChanged()
    })
  const endOthers = () =>
    void act.run(async () => {
      await api.endOtherSessions()
      onChanged()
    })
  return (
    <section class="box" aria-labelledby="sessions">
      <h2 id="sessions">{t(text.sessions)}</h2>
      <p class="quiet">{t(text.sessionsExplained, account.limits.idleMinutes, account.limits.hours)}</p>
      <ul class="plain-list" data-testid="sessions">
        {account.sessions.map(s => (
          <li key={s.id}>
            <Place place={s} />
            {!s.here && (
              <button type="button" data-testid="end-session" disabled={act.busy} onClick={() => end(s.id)}>
                {t(text.endSession)}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemBox problem={act.problem} />
      {account.sessions.length > 1 && (
        <button type="button" data-testid="end-others" disabled={act.busy} onClick={endOthers}>
          {t(text.endOthers)}
        </button>
      )}
    </section>
  )
}

/** What one did that changed no record, newest first. */
function Acts() {
  const loaded = useLoad('acts', api.acts)
  return (
    <section class="box" aria-labelledby="acts">
      <h2 id="acts">{t(text.myActs)}</h2>
      <p class="quiet">{t(text.myActsExplained)}</p>
      <Await loaded={loaded}>
        {({ acts }) => (
          <ul class="plain-list" data-testid="acts">
            {acts.slice(0, 20).map((a, i) => (
              <li key={i}>
                {instant(a.at)} · {t(a.kind === 'signedIn' ? text.actSignedIn : text.actExported)}{' '}
                <code class="hash">{a.on || '—'}</code>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </section>
  )
}

function Place({ place }: { place: SignedInPlace }) {
  return (
    <div>
      <strong>{agentName(place.agent) || t(text.unknownBrowser)}</strong>{' '}
      {place.here && <span class="flag">{t(text.sessionHere)}</span>}
      <div class="small quiet">
        {t(text.sessionLine, instant(place.since), instant(place.lastUsed), place.address || '—')}
      </div>
    </div>
  )
}
