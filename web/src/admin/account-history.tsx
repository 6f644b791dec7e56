import type { Account, ChangeNote, ChangedValue, Unit } from '../contract/contract'
import { t } from '../format/language'
import { roleName } from '../parts/roles'
import { At, Dialog } from '../parts/parts'
import { text } from '../texts/text'
import { capital } from '../format/format'

/** Who changed what of an account, when, and why; newest first. */
export function AccountHistory({ account, units }: { account: Account; units: Unit[] }) {
  if (account.changes.length === 0) return null
  return (
    <details>
      <summary>
        {t(text.history)} ({account.changes.length})
      </summary>
      <ul class="plain-list" data-testid="account-history">
        {[...account.changes].reverse().map((note, i) => (
          <li key={i}>
            <At at={note.at} /> <strong>{whatName(note)}</strong>: {note.by}
            {note.reason && (
              <div>
                {t(text.reason)}: {note.reason}
              </div>
            )}
            <ul>
              {(note.changed ?? []).map((c, j) => (
                <li key={j}>
                  {valueName(c, account)}
                  {(c.before !== null || c.after !== null) &&
                    `: ${shown(c, c.before, units)} → ${shown(c, c.after, units)}`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}

const whats: Record<string, typeof text.whatAdded> = {
  added: text.whatAdded,
  changed: text.whatChanged,
  'password changed': text.whatPassword,
  'codes on': text.whatCodesOn,
  'codes off': text.whatCodesOff,
  'address refused': text.addressRefused,
}
const whatName = (note: ChangeNote) => (whats[note.what] ? t(whats[note.what]!) : note.what)

const values: Record<string, typeof text.name> = {
  name: text.name,
  email: text.email,
  grant: text.changedGrant,
  deactivated: text.deactivated,
  password: text.changedPassword,
  codes: text.changedCodes,
}

function valueName(change: ChangedValue, account: Account): string {
  const known = values[change.what]
  if (known) return t(known)
  const kind = change.what.replace('address:', '')
  const address = account.addresses.find(a => a.kind === kind)
  return address ? capital(t(address.name)) : kind
}

/** A grant as "Role — unit"; yes and no in words. */
function shown(change: ChangedValue, value: string | null, units: Unit[]): string {
  if (value === null) return '—'
  if (change.what === 'deactivated') return t(value === 'yes' ? text.yes : text.no)
  if (change.what !== 'grant') return value
  const [role, code = ''] = value.split(' ')
  const unit = units.find(u => u.code === code)
  const name = role && role in roleName ? t(roleName[role as keyof typeof roleName]) : role
  return [name, unit ? t(unit.name) : code].filter(Boolean).join(' — ')
}

/** What was given, this once. */
export function OneTimePassword({ account, onClose }: { account: Account; onClose: () => void }) {
  return (
    <Dialog title={t(text.oneTimePassword, account.login)} onClose={onClose}>
      <p>
        <code class="secret" data-testid="one-time-password">
          {account.oneTimePassword}
        </code>
      </p>
      <p>{t(text.oneTimeExplained)}</p>
      <button type="button" class="main" onClick={onClose}>
        {t(text.close)}
      </button>
    </Dialog>
  )
}
