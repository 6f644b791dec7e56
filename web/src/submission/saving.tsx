import { t } from '../format/language'
import { At } from '../parts/parts'
import { text } from '../texts/text'
import { isError } from '../parts/inputs'
import type { Check } from './check'
import type { Draft } from './draft'

/** What the server says of it so far; without its answer nothing is claimed. */
export function Checking({ check: { phase, answer } }: { check: Check }) {
  if (phase === 'none') return null
  return (
    <span class="saving quiet" role="status" data-testid="checking" data-phase={phase}>
      {said({ phase, answer })}
    </span>
  )
}

function said({ phase, answer }: Check): string {
  if (phase === 'waiting') return t(text.checkWaiting)
  if (phase === 'unreachable') return t(text.checkUnreachable)
  const all = answer?.problems ?? []
  if (all.length === 0) return `✓ ${t(text.checkClean)}`
  const count = (severity: string) => all.filter(p => p.severity === severity).length
  return t(text.checkCounts, all.filter(isError).length, count('explanation'), count('warning'))
}

/** Where the typed text is now: saved, waiting, or only on this machine. */
export function Saving({ draft }: { draft: Draft }) {
  const says = {
    clean: draft.savedAt ? text.draftSavedAt : text.draftNone,
    saved: text.draftSavedAt,
    dirty: text.draftDirty,
    saving: text.draftSaving,
    failed: text.draftFailed,
    meeting: text.draftMeeting,
    choosing: text.draftChoosing,
    stale: text.draftStale,
  }[draft.phase]
  return (
    <span
      class={isUneasy(draft) ? 'saving overdue' : 'saving quiet'}
      role="status"
      data-testid="saving"
      data-phase={draft.phase}
    >
      {draft.phase === 'choosing' ? (
        <button type="button" class="plain" onClick={toChoosing}>
          {t(says)}
        </button>
      ) : (
        t(says)
      )}
      {says === text.draftSavedAt && (
        <>
          {' '}
          <At at={draft.savedAt} />
        </>
      )}
      {draft.phase === 'failed' && draft.problem && <>: {t(draft.problem.text)}</>}
      {draft.takenOver && <> · {t(text.takenOver)}</>}
    </span>
  )
}

const toChoosing = () => document.querySelector('[data-testid="choosing"]')?.scrollIntoView({ block: 'center' })

const isUneasy = ({ phase }: Draft) => phase === 'failed' || phase === 'stale' || phase === 'choosing'

/** Somebody else was first; nothing typed is lost. */
export function Stale({
  draft,
  setAside,
  other,
  onReload,
}: {
  draft: Draft
  setAside: number | null
  other: boolean
  onReload: () => void
}) {
  if (draft.phase !== 'stale' && !other) return null
  return (
    <div class="box bad" role="alert" data-testid="stale">
      <strong>{t(text.staleTitle)}</strong>
      <p>{setAside !== null ? t(text.staleSetAside, setAside) : t(text.staleKept)}</p>
      <button type="button" onClick={onReload}>
        {t(text.reloadServer)}
      </button>
    </div>
  )
}
