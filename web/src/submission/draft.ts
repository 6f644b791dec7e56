import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Problem } from '../server/api'
import type { Content, FieldProblem, Instant, Place, Submission } from '../contract/contract'
import { asProblem, useHere } from '../server/session'
import { dropKept, keep, readKept, type Kept } from './kept'
import { contentOf, sameTyped, typedOf, type Typed } from './values'

export type Phase = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'stale'
const quietTime = 1500

export type Draft = {
  typed: Typed
  change: (next: (typed: Typed) => Typed) => void
  phase: Phase
  savedAt: Instant | null
  problem: Problem | null
  /** Typed but not sendable; beside each input, never in the way of saving the rest. */
  faults: FieldProblem[]
  /** What would be sent now. */
  content: Content
  saveNow: () => Promise<void>
  /** Waits for a save under way, then hands over what to send and the newest etag. */
  toSend: () => Promise<{ content: Content; faults: FieldProblem[]; etag: string }>
  sent: () => void
  refused: (problem: Problem) => void
  /** The server has changed the draft (a workbook was read): its content takes the place of what is typed, but not in these fields. */
  adopt: (submission: Submission, except: string[]) => void
  kept: Kept | null
  useKept: () => void
  dropKept: () => void
}

/** The draft of one submission: typed text, saved by itself after a moment's quiet, one save at a time. */
export function useDraft(
  place: Place,
  submission: Submission,
  save: (content: Content, etag: string) => Promise<Submission>,
  onSaved: (submission: Submission) => void,
): Draft {
  const { session, signedOut } = useHere()
  const { form } = submission
  const start = useMemo(() => typedOf(form, submission.draft ?? submission.current), [])
  const [typed, setTyped] = useState(start)
  const [phase, setPhase] = useState<Phase>('clean')
  const [savedAt, setSavedAt] = useState<Instant | null>(submission.draft?.savedAt ?? null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [kept, setKept] = useState<Kept | null>(() => {
    const found = readKept(session.login, place)
    return found && !sameTyped(found.typed, start) ? found : null
  })
  const now = useRef({
    typed: start,
    etag: submission.etag,
    saved: JSON.stringify(contentOf(form, start).content),
    under: null as Promise<void> | null,
    timer: 0,
    phase: 'clean' as Phase,
    gone: false,
  })
  const may = submission.allowedActions.includes('draft')

  const enter = (next: Phase) => {
    now.current.phase = next
    if (!now.current.gone) setPhase(next)
  }

  // A reload may bring a newer etag for the same content (a deadline was extended): adopt it. Where the content differs,
  // somebody else saved: the old etag stays, and the next save is told so by the server.
  useEffect(() => {
    const theirs = JSON.stringify(contentOf(form, typedOf(form, submission.draft ?? submission.current)).content)
    if (theirs === now.current.saved) now.current.etag = submission.etag
  }, [submission.etag])

  const saveNow = async (): Promise<void> => {
    const n = now.current
    clearTimeout(n.timer)
    if (n.under) {
      await n.under
      return saveNow()
    }
    const sending = n.typed
    const { content, faults } = contentOf(form, sending)
    const body = JSON.stringify(content)
    if (!may || n.phase === 'stale') {
      if (n.phase === 'dirty') keep(session.login, place, sending)
      return
    }
    if (body === n.saved && n.phase !== 'failed') {
      if (faults.length) keep(session.login, place, sending)
      else dropKept(session.login, place)
      setProblem(null)
      if (n.phase === 'dirty') enter('saved')
      return
    }
    enter('saving')
    n.under = save(content, n.etag)
      .then(
        answer => {
          n.etag = answer.etag
          n.saved = body
          if (faults.length) keep(session.login, place, sending)
          else dropKept(session.login, place)
          if (n.gone) return
          setSavedAt(answer.draft?.savedAt ?? null)
          setProblem(null)
          enter(n.typed === sending ? 'saved' : 'dirty')
          onSaved(answer)
        },
        e => {
          const failed = asProblem(e)
          keep(session.login, place, n.typed)
          if (n.gone) return
          setProblem(failed)
          enter(failed.status === 412 ? 'stale' : 'failed')
          if (failed.status === 401) signedOut()
        },
      )
      .finally(() => {
        n.under = null
      })
    await n.under
  }

  const change = (next: (typed: Typed) => Typed) => {
    const n = now.current
    n.typed = next(n.typed)
    setTyped(n.typed)
    if (n.phase === 'stale') {
      keep(session.login, place, n.typed)
      return
    }
    enter('dirty')
    clearTimeout(n.timer)
    n.timer = window.setTimeout(() => void saveNow(), quietTime)
  }

  useEffect(() => {
    const unsaved = () => ['dirty', 'saving', 'failed', 'stale'].includes(now.current.phase)
    const leaving = () => {
      if (unsaved()) keep(session.login, place, now.current.typed)
    }
    const back = () => {
      if (now.current.phase === 'failed') void saveNow()
    }
    addEventListener('pagehide', leaving)
    addEventListener('online', back)
    return () => {
      removeEventListener('pagehide', leaving)
      removeEventListener('online', back)
      clearTimeout(now.current.timer)
      leaving()
      if (now.current.phase === 'dirty') void saveNow()
      now.current.gone = true
    }
  }, [])

  const adopt = (after: Submission, except: string[]) => {
    const n = now.current
    clearTimeout(n.timer)
    const theirs = typedOf(form, after.draft ?? after.current)
    n.saved = JSON.stringify(contentOf(form, theirs).content)
    n.typed = {
      ...theirs,
      entries: {
        ...theirs.entries,
        ...Object.fromEntries(except.flatMap(code => (n.typed.entries[code] ? [[code, n.typed.entries[code]]] : []))),
      },
    }
    n.etag = after.etag
    setTyped(n.typed)
    setSavedAt(after.draft?.savedAt ?? null)
    setProblem(null)
    enter('saved')
    onSaved(after)
  }

  return {
    typed,
    change,
    phase,
    savedAt,
    problem,
    saveNow,
    adopt,
    kept,
    ...contentOf(form, typed),
    toSend: async () => {
      clearTimeout(now.current.timer)
      if (now.current.under) await now.current.under
      return { ...contentOf(form, now.current.typed), etag: now.current.etag }
    },
    sent: () => {
      clearTimeout(now.current.timer)
      dropKept(session.login, place)
      enter('clean')
    },
    refused: failed => {
      keep(session.login, place, now.current.typed)
      setProblem(failed)
      enter(failed.status === 412 ? 'stale' : 'failed')
    },
    useKept: () => {
      if (kept) {
        change(() => kept.typed)
        setKept(null)
      }
    },
    dropKept: () => {
      dropKept(session.login, place)
      setKept(null)
    },
  }
}
