import { useState } from 'preact/hooks'
import { api } from '../server/api'
import { roles, type Account, type Address, type Role, type Unit } from '../contract/contract'
import { capital, fold, instant } from '../format/format'
import { t } from '../format/language'
import { Check, LongInput, TextInput } from '../parts/inputs'
import { Await, Dialog, PageTitle, ProblemBox } from '../parts/parts'
import { roleName } from '../parts/roles'
import { AccountHistory, OneTimePassword } from './account-history'
import { path } from '../routes/route'
import { useAct, useLoad, useHere } from '../server/session'
import { text } from '../texts/text'

export function AccountsPage() {
  const loaded = useLoad(path.accounts(), async () => ({ accounts: await api.accounts(), units: await api.units() }))
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState<Account | 'new' | null>(null)
  const [given, setGiven] = useState<Account | null>(null)
  return (
    <>
      <PageTitle title={t(text.accounts)}>
        <button type="button" class="main" data-testid="add-account" onClick={() => setOpen('new')}>
          {t(text.addAccount)}
        </button>
      </PageTitle>
      <TextInput label={t(text.search)} value={wanted} onValue={setWanted} testid="search" />
      <Await loaded={loaded}>
        {({ accounts, units }) => {
          const unitName = (code: string) => {
            const u = units.find(x => x.code === code)
            return u ? t(u.name) : code
          }
          const found = accounts.filter(a =>
            fold(`${a.login} ${a.name} ${a.grants.map(g => unitName(g.unit)).join(' ')}`).includes(fold(wanted)),
          )
          return (
            <>
              <div class="scroll">
                <table class="values stack">
                  <thead>
                    <tr>
                      <th>{t(text.login)}</th>
                      <th>{t(text.name)}</th>
                      <th>{t(text.grants)}</th>
                      <th>{t(text.state)}</th>
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {found.map(a => (
                      <tr key={a.login}>
                        <td>
                          <code>{a.login}</code>
                        </td>
                        <th scope="row">
                          {a.name}
                          {a.demo && <span class="flag">{t(text.demo)}</span>}
                          <div class="small quiet">
                            {a.email}
                            {a.emailRefused && <span class="flag">{t(text.addressRefused)}</span>}
                            {a.addresses.map(x => (
                              <span key={x.kind}>
                                {' '}
                                {x.given}
                                {x.refused && <span class="flag">{t(text.addressRefused)}</span>}
                              </span>
                            ))}
                          </div>
                        </th>
                        <td>
                          {a.grants.map(g => (
                            <div key={g.role + g.unit}>
                              {t(roleName[g.role])}
                              {g.unit && ` — ${unitName(g.unit)}`}
                            </div>
                          ))}
                        </td>
                        <td>
                          <State account={a} />
                        </td>
                        <td>
                          <button type="button" onClick={() => setOpen(a)}>
                            {t(text.edit)}
                          </button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {found.length === 0 && <p class="box">{t(text.nothingMatches)}</p>}
              {open && (
                <AccountDialog
                  account={open === 'new' ? null : open}
                  kinds={accounts[0]?.addresses ?? []}
                  units={units}
                  onClose={() => setOpen(null)}
                  onDone={saved => {
                    setOpen(null)
                    if (saved.oneTimePassword) setGiven(saved)
                    loaded.reload()
                  }}
                />
              )}
              {given && <OneTimePassword account={given} onClose={() => setGiven(null)} />}
            </>
          )
        }}
      </Await>
    </>
  )
}

function AccountDialog({
  account,
  kinds,
  units,
  onClose,
  onDone,
}: {
  account: Account | null
  /** The kinds of addresses that the channels of this installation write to, beside e-mail. */
  kinds: Address[]
  units: Unit[]
  onClose: () => void
  onDone: (saved: Account) => void
}) {
  const [a, setA] = useState({
    login: account?.login ?? '',
    name: account?.name ?? '',
    email: account?.email ?? '',
    addresses: Object.fromEntries((account?.addresses ?? []).map(x => [x.kind, x.given ?? ''])),
    resetPassword: false,
    resetCodes: false,
    grants: account?.grants ?? [],
    deactivated: account?.deactivated ?? false,
    reason: '',
  })
  const { host, session } = useHere()
  const act = useAct()
  const put = (change: Partial<typeof a>) => setA({ ...a, ...change })
  const save = (e: Event) => {
    e.preventDefault()
    const email = a.email.trim() || null
    void act.run(async () => {
      const told = { name: a.name, email, addresses: a.addresses, grants: a.grants }
      if (!account) return onDone(await api.addAccount({ ...told, login: a.login.trim() }))
      const { deactivated, resetPassword, resetCodes, reason } = a
      const change = { ...told, deactivated, resetPassword, resetCodes, reason }
      onDone(await api.changeAccount(account.login, change, account.etag))
    })
  }
  return (
    <Dialog title={account ? account.login : t(text.addAccount)} onClose={onClose}>
      <form onSubmit={save}>
        {!account && (
          <TextInput
            label={t(host.signIn ? text.loginAtPlatform : text.login)}
            value={a.login}
            onValue={login => put({ login })}
            required
          />
        )}
        <TextInput label={t(text.name)} value={a.name} onValue={name => put({ name })} required />
        <TextInput label={t(text.email)} type="email" value={a.email} onValue={email => put({ email })} />
        {kinds.map(({ kind, name }) => (
          <TextInput
            key={kind}
            label={capital(t(name))}
            value={a.addresses[kind] ?? ''}
            onValue={address => put({ addresses: { ...a.addresses, [kind]: address } })}
          />
        ))}
        {account && !host.signIn && account.login !== session.login && (
          <Check
            label={t(text.giveOneTime)}
            help={t(text.giveOneTimeHelp)}
            checked={a.resetPassword}
            onValue={resetPassword => put({ resetPassword })}
          />
        )}
        {account?.codes && (
          <Check label={t(text.resetCodes)} checked={a.resetCodes} onValue={resetCodes => put({ resetCodes })} />
        )}
        <Grants grants={a.grants} units={units} onGrants={grants => put({ grants })} />
        {account && (
          <>
            <Check label={t(text.deactivate)} checked={a.deactivated} onValue={deactivated => put({ deactivated })} />
            <LongInput label={t(text.reason)} value={a.reason} onValue={reason => put({ reason })} rows={2} required />
          </>
        )}
        <ProblemBox problem={act.problem} />
        <button class="main" data-testid="save-account" disabled={act.busy}>
          {t(text.save)}
        </button>
      </form>
      {account && <AccountHistory account={account} units={units} />}
    </Dialog>
  )
}

function Grants({
  grants,
  units,
  onGrants,
}: {
  grants: Account['grants']
  units: Unit[]
  onGrants: (g: Account['grants']) => void
}) {
  const set = (i: number, change: Partial<Account['grants'][number]>) =>
    onGrants(grants.map((g, j) => (j === i ? { ...g, ...change } : g)))
  return (
    <fieldset class="group">
      <legend>{t(text.grants)}</legend>
      {grants.map((g, i) => (
        <div class="row grant" key={i}>
          <select
            aria-label={t(text.role)}
            value={g.role}
            onChange={e => set(i, { role: e.currentTarget.value as Role })}
          >
            {roles.map(r => (
              <option key={r} value={r}>
                {t(roleName[r])}
              </option>
            ))}
          </select>
          <select aria-label={t(text.unit)} value={g.unit} onChange={e => set(i, { unit: e.currentTarget.value })}>
            <option value="">—</option>
            {units.map(u => (
              <option key={u.code} value={u.code}>
                {t(u.name)} ({u.code})
              </option>
            ))}
          </select>
          <button
            type="button"
            class="plain"
            aria-label={t(text.remove)}
            onClick={() => onGrants(grants.filter((_, j) => j !== i))}
          >
            ✕
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onGrants([...grants, { role: 'officer', unit: units[0]?.code ?? '' }])}>
        {t(text.addGrant)}
      </button>
    </fieldset>
  )
}

function State({ account: { deactivated, oneTimeUntil, codes } }: { account: Account }) {
  if (deactivated) return <>{t(text.deactivated)}</>
  return (
    <>
      {oneTimeUntil ? t(text.oneTimeWaits, instant(oneTimeUntil)) : t(text.active)}
      {codes && <div class="small quiet">{t(text.codes)}</div>}
    </>
  )
}
