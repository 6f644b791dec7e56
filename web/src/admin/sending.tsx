import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Account, AccountChange, ChannelPolicy, DeadLetter, RefusedAddress } from '../contract/contract'
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
            <Refused places={accounts.flatMap(refusedOf)} onDone={loaded.reload} />
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

/** An address at which nothing is taken, and what an administrator says when it works after all. */
type RefusedPlace = {
  account: Account
  address: string
  refused: RefusedAddress
  works: Pick<AccountChange, 'emailWorks' | 'addressesWork'>
}

function refusedOf(account: Account): RefusedPlace[] {
  const places: RefusedPlace[] = []
  if (account.email && account.emailRefused)
    places.push({ account, address: account.email, refused: account.emailRefused, works: { emailWorks: true } })
  for (const { kind, given, refused } of account.addresses)
    if (given && refused) places.push({ account, address: given, refused, works: { addressesWork: [kind] } })
  return places
}

function Refused({ places, onDone }: { places: RefusedPlace[]; onDone: () => void }) {
  const [open, setOpen] = useState<RefusedPlace | null>(null)
  return (
    <section>
      <h2>{t(text.refusedAddresses)}</h2>
      {places.length === 0 ? (
        <p class="box">{t(text.noRefusedAddresses)}</p>
      ) : (
        <>
          <p class="quiet">
            {t(text.refusedExplained)} <a href={path.accounts()}>{t(text.accounts)}</a>
          </p>
          <ul class="messages">
            {places.map(p => (
              <li key={p.account.login + p.address}>
                <strong>{p.account.name}</strong> (<code>{p.account.login}</code>) · {p.address}
                <div>
                  {t(text.serverSaid, p.refused.detail)}{' '}
                  <span class="quiet small">
                    <At at={p.refused.at} />
                  </span>
                </div>
                <button type="button" onClick={() => setOpen(p)}>
                  {t(text.emailWorks)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {open && (
        <Works
          place={open}
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

function Works({ place, onClose, onDone }: { place: RefusedPlace; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const act = useAct()
  const { login, name, email, grants, deactivated, etag } = place.account
  const save = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      const change = { name, email, grants, deactivated, reason, ...place.works }
      await api.changeAccount(login, change, etag)
      onDone()
    })
  }
  return (
    <Dialog title={`${t(text.emailWorks)}: ${place.address}`} onClose={onClose}>
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
