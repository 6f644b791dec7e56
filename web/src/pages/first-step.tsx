import { t } from '../format/language'
import { Await, PageTitle, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { api } from '../server/api'
import { useAct, useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { Codes } from './codes'
import { PasswordForm } from './password'

/** What somebody who has signed in does before anything else. */
export function FirstStepPage({ onDone }: { onDone: () => void }) {
  const { session, left } = useHere()
  const act = useAct()
  const leave = () =>
    void act.run(async () => {
      await api.signOut()
      left()
    })
  return (
    <main class="narrow">
      {session.first === 'changePassword' ? <FirstPassword onDone={onDone} /> : <FirstCodes onDone={onDone} />}
      <ProblemBox problem={act.problem} />
      <p>
        <button type="button" class="plain" disabled={act.busy} onClick={leave}>
          {t(text.signOut)}
        </button>
      </p>
    </main>
  )
}

function FirstPassword({ onDone }: { onDone: () => void }) {
  return (
    <>
      <PageTitle title={t(text.firstPassword)}>
        <p>{t(text.firstPasswordExplained)}</p>
      </PageTitle>
      <PasswordForm onDone={onDone} />
    </>
  )
}

function FirstCodes({ onDone }: { onDone: () => void }) {
  const loaded = useLoad(path.account(), api.ownAccount)
  return (
    <>
      <PageTitle title={t(text.codes)}>
        <p>{t(text.codesMust)}</p>
      </PageTitle>
      <Await loaded={loaded}>{account => <Codes account={account} onChanged={onDone} />}</Await>
    </>
  )
}
