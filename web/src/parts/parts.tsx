import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Problem } from '../server/api'
import type { DeadlineView, Text } from '../contract/contract'
import { instant } from '../format/format'
import { t } from '../format/language'
import type { Loaded } from '../server/session'
import { text } from '../texts/text'
import { clauseName, clauseOf } from '../format/clause'

/** A refusal, said so that a screen reader says it too; single values that have no input on the page are listed. */
export function ProblemBox({
  problem,
  unplaced,
}: {
  problem: Problem | null
  unplaced?: { path: string; text: Text }[]
}) {
  if (!problem) return null
  const listed = unplaced ?? problem.fields
  return (
    <div class="box bad" role="alert" data-testid="problem" data-code={problem.code}>
      <strong>{t(problem.text)}</strong>
      {listed.length > 0 && (
        <ul>
          {listed.map(f => (
            <li key={f.path + f.text.vi}>
              <code>{f.path}</code> {t(f.text)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The frame of a loading page: what is there, "loading", or the problem with a way to try again. */
export function Await<T>({ loaded, children }: { loaded: Loaded<T>; children: (data: T) => ComponentChildren }) {
  if (loaded.data !== null)
    return (
      <div class={loaded.busy ? 'busy' : ''} aria-busy={loaded.busy}>
        {loaded.problem && <ProblemBox problem={loaded.problem} />}
        {children(loaded.data)}
      </div>
    )
  if (loaded.problem)
    return (
      <div>
        <ProblemBox problem={loaded.problem} />
        <button type="button" onClick={loaded.reload}>
          {t(text.tryAgain)}
        </button>
      </div>
    )
  return (
    <p class="quiet" role="status">
      {t(text.loading)}
    </p>
  )
}

export function PageTitle({ title, children }: { title: string; children?: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · PlanMonitor`
  }, [title])
  return (
    <header class="page-title">
      <h1>{title}</h1>
      {children}
    </header>
  )
}

/** A native modal dialog: focus stays inside, Escape closes. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ComponentChildren
}) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      aria-label={title}
      onCancel={e => {
        e.preventDefault()
        onClose()
      }}
    >
      <div class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="plain" aria-label={t(text.close)} onClick={onClose}>
          ✕
        </button>
      </div>
      {children}
    </dialog>
  )
}

/** The plan's own words, quoted, with their clause. */
export function Quote({
  clause,
  words,
  open,
}: {
  clause: string | null | undefined
  words: string | null | undefined
  open?: boolean
}) {
  if (!words) return clause ? <p class="quiet">{clauseOf(clause)}</p> : null
  return (
    <details class="quote" open={open}>
      <summary>{clause ? t(text.wordsOfPlanAt, clauseName(clause)) : t(text.wordsOfPlan)}</summary>
      <blockquote>“{words}”</blockquote>
    </details>
  )
}

export function DeadlineLine({ deadline }: { deadline: DeadlineView | null }) {
  if (!deadline) return <span class="quiet">{t(text.noDeadline)}</span>
  return (
    <span class="deadline">
      <span>{t(deadline.sentence)},</span>{' '}
      <strong class={deadline.overdue ? 'left overdue' : 'left'}>{t(deadline.left)}</strong>
    </span>
  )
}

export function At({ at }: { at: string | null }) {
  return at ? <time dateTime={at}>{instant(at)}</time> : <span>—</span>
}

/** Says what happened, politely, and stays where the eye is. */
export function Said({ children }: { children: ComponentChildren }) {
  return (
    <div class="said" role="status" aria-live="polite">
      {children}
    </div>
  )
}

export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>
}
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
