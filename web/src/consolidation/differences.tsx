import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Change, Consolidation, Declined, Place } from '../contract/contract'
import { t } from '../format/language'
import { LongInput } from '../parts/inputs'
import { At, Dialog, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { unitName } from '../figures/figure'

/** What stands differently below from what was sent up. Nothing changes silently: it is sent up again, or declined with a reason. */
export function Differences({
  consolidation: c,
  place,
  onAgain,
  onDeclined,
}: {
  consolidation: Consolidation
  place: Place
  onAgain: () => void
  onDeclined: () => void
}) {
  const [declining, setDeclining] = useState(false)
  const d = c.differences
  if (!d) return null
  const own = d.changes.length + d.arrived.length + d.left.length > 0
  if (!own && d.below.length === 0) return null
  const named = (units: string[]) => units.map(u => unitName(c.unitNames, u)).join(', ')
  return (
    <section
      class={own && !d.declined ? 'box warnbox' : 'box'}
      aria-labelledby="differences-title"
      data-testid="differences"
    >
      <h2 id="differences-title">{t(text.differences)}</h2>
      {own && d.since !== null && <p>{t(text.differencesSince, d.since)}</p>}
      <Changes changes={d.changes} place={place} />
      {d.arrived.length > 0 && (
        <p>
          {t(text.arrivedUnits)}: {named(d.arrived)}
        </p>
      )}
      {d.left.length > 0 && (
        <p>
          {t(text.leftUnits)}: {named(d.left)}
        </p>
      )}
      {d.declined && <DeclinedNote declined={d.declined} />}
      {own && (
        <div class="row no-print">
          {c.allowedActions.includes('submit') && (
            <button type="button" class="main" data-testid="amend-again" onClick={onAgain}>
              {t(text.sendAgain)}
            </button>
          )}
          {c.allowedActions.includes('decline') && (
            <button type="button" data-testid="decline" onClick={() => setDeclining(true)}>
              {t(text.decline)}
            </button>
          )}
        </div>
      )}
      {d.below.length > 0 && (
        <>
          <h3>{t(text.differencesBelow)}</h3>
          {d.below.map(b => (
            <details class="quote" key={b.cycle + b.unit} open={d.below.length <= 3}>
              <summary>
                {t(b.unitName)} · {t(text.changeCount, b.changes.length)}
              </summary>
              <Changes changes={b.changes} place={b} />
              {b.declined && <DeclinedNote declined={b.declined} />}
              <p>
                <a href={path.consolidation(b)}>
                  {t(text.consolidation)}: {t(b.unitName)}
                </a>
              </p>
            </details>
          ))}
        </>
      )}
      {declining && c.own && (
        <Decline
          place={place}
          etag={c.own.etag}
          onClose={() => setDeclining(false)}
          onDone={() => {
            setDeclining(false)
            onDeclined()
          }}
        />
      )}
    </section>
  )
}

function Changes({ changes, place }: { changes: Change[]; place: Place }) {
  if (changes.length === 0) return null
  return (
    <ul class="lines">
      {changes.map(x => (
        <li key={x.path}>
          <a href={path.provenance(place, x.path)}>{t(x.name)}</a>: <strong>{t(x.sentence)}</strong>
        </li>
      ))}
    </ul>
  )
}

function DeclinedNote({ declined }: { declined: Declined }) {
  return (
    <div>
      <p>
        <strong>{t(text.declined)}</strong> — {declined.by}, <At at={declined.at} />
      </p>
      <blockquote>{declined.reason}</blockquote>
    </div>
  )
}

function Decline({
  place,
  etag,
  onClose,
  onDone,
}: {
  place: Place
  etag: string
  onClose: () => void
  onDone: () => void
}) {
  const act = useAct()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t(text.decline)} onClose={onClose}>
      <form
        onSubmit={e => {
          e.preventDefault()
          void act.run(async () => {
            await api.decline(place, reason, etag)
            onDone()
          })
        }}
      >
        <p>{t(text.declineExplained)}</p>
        <LongInput label={t(text.reason)} value={reason} onValue={setReason} required testid="decline-reason" />
        <ProblemBox problem={act.problem} />
        <div class="row end">
          <button type="button" onClick={onClose}>
            {t(text.goBack)}
          </button>
          <button class="main" data-testid="confirm" disabled={act.busy}>
            {t(text.decline)}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
