import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Account, ChannelPolicy, DeadLetter } from '../contract/contract'
import { capital } from '../format/format'
import { t } from '../format/language'
import { LongInput } from '../parts/inputs'
import { At, Await, Dialog, PageTitle, ProblemBox, Said } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { Outbox } from './outbox'

/** What leaves the system, and what could not. */
export function SendingPage() {
  const { host } = useHere()
  const loaded = useLoad(path.sending(), async () => ({
    policy: await api.channelPolicy(),
    dead: await api.deadLetters(),
    accounts: await api.accounts(),
  }))
  return (
    <>
      <PageTitle title={t(text.sending)}>
        <p class="quiet">{t(text.sendingExplained)}</p>
      </PageTitle>
      <Await loaded={loaded}>
        {({ policy, dead, accounts }) => (
          <>
            <Allowed key={policy.etag} policy={policy} onSaved={loaded.reload} />
            <DeadLetters letters={dead} onDone={loaded.reload} />
            <Refused accounts={accounts.filter(a => a.emailRefused)} onDone={loaded.reload} />
          </>
        )}
      </Await>
      {host.outbox && <Outbox />}
    </>
  )
}

function Allowed({ policy, onSaved }: { policy: ChannelPolicy; onSaved: () => void }) {
  const [closed, setClosed] = useState(() => policy.channels.filter(c => c.closed).map(c => c.channel))
  const [usual, setUsual] = useState(() => policy.channels.filter(c => c.usual).map(c => c.channel))
  const [reason, setReason] = useState('')
  const act = useAct()
  const put = (list: string[], channel: string, on: boolean) =>
    on ? [...list, channel] : list.filter(x => x !== channel)
  const save = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      await api.changeChannelPolicy({ closed, usual: usual.filter(c => !closed.includes(c)), reason }, policy.etag)
      onSaved()
    })
  }
  const changed = policy.channels.some(
    c => c.closed !== closed.includes(c.channel) || c.usual !== usual.includes(c.channel),
  )
  return (
    <section>
      <h2>{t(text.allowedChannels)}</h2>
      {policy.channels.length === 0 ? (
        <p class="box">{t(text.noChannelSet)}</p>
      ) : (
        <form onSubmit={save}>
          <div class="scroll">
            <table class="values">
              <thead>
                <tr>
                  <th>{t(text.channel)}</th>
                  <th>{t(text.channelOpen)}</th>
                  <th>{t(text.channelUsual)}</th>
                </tr>
              </thead>
              <tbody>
                {policy.channels.map(c => (
                  <tr key={c.channel}>
                    <th scope="row">{capital(t(c.name))}</th>
                    <td>
                      <input
                        type="checkbox"
                        aria-label={`${t(text.channelOpen)}: ${t(c.name)}`}
                        checked={!closed.includes(c.channel)}
                        onChange={e => setClosed(put(closed, c.channel, !e.currentTarget.checked))}
                      />
                    </td>
                    <td>
                      <input
                        type="checkbox"
                        aria-label={`${t(text.channelUsual)}: ${t(c.name)}`}
                        checked={usual.includes(c.channel) && !closed.includes(c.channel)}
                        disabled={closed.includes(c.channel)}
                        onChange={e => setUsual(put(usual, c.channel, e.currentTarget.checked))}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {changed && <LongInput label={t(text.reason)} value={reason} onValue={setReason} rows={2} required />}
          <ProblemBox problem={act.problem} />
          {changed && (
            <button class="main" data-testid="save-policy" disabled={act.busy}>
              {t(text.save)}
            </button>
          )}
        </form>
      )}
    </section>
  )
}

function DeadLetters({ letters, onDone }: { letters: DeadLetter[]; onDone: () => void }) {
  const act = useAct()
  const [done, setDone] = useState(false)
  const retry = (d: DeadLetter) =>
    void act.run(async () => {
      await api.retryDeadLetter(d.to, d.id)
      setDone(true)
      onDone()
    })
  return (
    <section>
      <h2>{t(text.deadLetters)}</h2>
      <ProblemBox problem={act.problem} />
      {done && <Said>{t(text.retried)}</Said>}
      {letters.length === 0 ? (
        <p class="box">{t(text.noDeadLetters)}</p>
      ) : (
        <ul class="messages">
          {letters.map(d => (
            <li key={d.to + d.id} data-testid="dead-letter">
              <strong>{t(d.subject)}</strong>
              <div>
                {d.name} (<code>{d.to}</code>) · {t(d.channelName)}
                {d.address && <> · {d.address}</>}
              </div>
              {d.detail && <div>{t(text.serverSaid, d.detail)}</div>}
              <div class="quiet small">
                {t(text.attemptsMade, d.attempts)} <At at={d.triedAt ?? d.at} />
                {d.doubtful > 0 && <> · {t(text.possiblyArrived, d.doubtful)}</>}
              </div>
              {d.letters.length > 1 && (
                <details>
                  <summary>{d.letters.length}</summary>
                  <ul>
                    {d.letters.map((l, i) => (
                      <li key={i}>{t(l)}</li>
                    ))}
                  </ul>
                </details>
              )}
              <button type="button" disabled={act.busy} onClick={() => retry(d)}>
                {t(text.retry)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Refused({ accounts, onDone }: { accounts: Account[]; onDone: () => void }) {
  const [open, setOpen] = useState<Account | null>(null)
  return (
    <section>
      <h2>{t(text.refusedAddresses)}</h2>
      {accounts.length === 0 ? (
        <p class="box">{t(text.noRefusedAddresses)}</p>
      ) : (
        <>
          <p class="quiet">
            {t(text.refusedExplained)} <a href={path.accounts()}>{t(text.accounts)}</a>
          </p>
          <ul class="messages">
            {accounts.map(a => (
              <li key={a.login}>
                <strong>{a.name}</strong> (<code>{a.login}</code>) · {a.email}
                <div>
                  {t(text.serverSaid, a.emailRefused?.detail ?? '')}{' '}
                  <span class="quiet small">
                    <At at={a.emailRefused?.at ?? null} />
                  </span>
                </div>
                <button type="button" onClick={() => setOpen(a)}>
                  {t(text.emailWorks)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {open && (
        <Works
          account={open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            onDone()
          }}
        />
      )}
    </section>
  )
}

function Works({ account, onClose, onDone }: { account: Account; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const act = useAct()
  const save = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      await api.changeAccount(
        account.login,
        {
          name: account.name,
          email: account.email,
          grants: account.grants,
          deactivated: account.deactivated,
          password: null,
          reason,
          emailWorks: true,
        },
        account.etag,
      )
      onDone()
    })
  }
  return (
    <Dialog title={`${t(text.emailWorks)}: ${account.email}`} onClose={onClose}>
      <form onSubmit={save}>
        <LongInput label={t(text.reason)} value={reason} onValue={setReason} rows={2} required />
        <ProblemBox problem={act.problem} />
        <button class="main" disabled={act.busy}>
          {t(text.save)}
        </button>
      </form>
    </Dialog>
  )
}
