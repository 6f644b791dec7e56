import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Advance } from '../contract/contract'
import { instant, vietnamDay, vietnamInstant } from '../format/format'
import { t } from '../format/language'
import { DayInput } from '../parts/inputs'
import { At, Dialog, ProblemBox } from '../parts/parts'
import { useAct, useHere } from '../server/session'
import { text } from '../texts/text'

/** The virtual clock: the administrator walks the demonstration year. The real clock needs no line in the header. */
export function Clock() {
  const { host, session, refresh } = useHere()
  const act = useAct()
  const [result, setResult] = useState<Advance | null>(null)
  const [choosing, setChoosing] = useState(false)
  const [to, setTo] = useState(vietnamDay(host.now))
  const advance = (instantTo: string | null) =>
    act.run(async () => {
      setResult(await api.advance(instantTo))
      setChoosing(false)
      refresh()
    })
  return (
    <div class="clock">
      <span>
        {t(text.virtualClock)}{' '}
        <strong data-testid="clock-now">{instant(result && result.now > host.now ? result.now : host.now)}</strong>
      </span>
      {session.isAdministrator && (
        <>
          <button type="button" data-testid="clock-advance" disabled={act.busy} onClick={() => void advance(null)}>
            {t(text.toNextMoment)}
          </button>
          <button type="button" disabled={act.busy} onClick={() => setChoosing(true)}>
            {t(text.toChosenDay)}
          </button>
        </>
      )}
      <div role="status" aria-live="polite" class="ran">
        {act.busy && <span>{t(text.advancing)}</span>}
        {result && !act.busy && (
          <details>
            <summary>
              {t(text.whatRan, result.ran.length)}
              {result.ran.at(-1) && `: ${t(result.ran.at(-1)!.what)}`}
            </summary>
            <ol>
              {result.ran.map((r, i) => (
                <li key={i}>
                  <At at={r.at} /> {t(r.what)}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {!choosing && <ProblemBox problem={act.problem} />}
      {choosing && (
        <Dialog title={t(text.toChosenDay)} onClose={() => setChoosing(false)}>
          <form
            onSubmit={e => {
              e.preventDefault()
              if (to) void advance(vietnamInstant(to, 8))
            }}
          >
            <DayInput label={t(text.advanceToDay)} value={to} onValue={setTo} />
            <ProblemBox problem={act.problem} />
            <button class="main" disabled={act.busy || !to}>
              {t(text.advance)}
            </button>
          </form>
        </Dialog>
      )}
    </div>
  )
}
