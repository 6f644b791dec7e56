import { useEffect, useRef, useState } from 'preact/hooks'
import type { Content, FieldProblem, Instant, Place, Submission } from '../contract/contract'
import { Problem } from '../server/api'
import { asProblem, useHere } from '../server/session'
import { begin, differs, step, type Deed, type DraftEvent, type Phase } from './drafting'
import { dropEarlier, dropKept, keep, readEarlier, type Kept } from './kept'
import type { Choice, Pick, Piece } from './merging'
import { contentOf, type Typed } from './values'

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
  adopt: (submission: Submission, except: string[]) => void
  /** Fields that say one thing here and another there; null: there are none. */
  choices: Choice[] | null
  choose: (picks: Record<Piece, Pick>) => void
  /** Something of another window was taken over. */
  takenOver: boolean
  /** What earlier visits left on this machine, newest first, until it is used or dropped. */
  kept: Kept[]
  useKept: (kept: Kept) => void
  dropKept: (kept: Kept) => void
}

/** The draft of one submission: typed text, saved by itself after a moment's quiet, one save at a time. What follows from what is decided in drafting.ts. */
export function useDraft(
  place: Place,
  submission: Submission,
  save: (content: Content, etag: string) => Promise<Submission>,
  load: () => Promise<Submission>,
  onSaved: (submission: Submission) => void,
): Draft {
  const { session, signedOut, version } = useHere()
  const { form } = submission
  const [state, show] = useState(() => begin(submission))
  const [kept, setKept] = useState<Kept[]>(() => readEarlier(session.login, place).filter(k => differs(k.typed, state)))
  const now = useRef({ state, timer: 0, under: null as Promise<void> | null })
  const rules = { form, may: submission.allowedActions.includes('draft') }

  const happens = (event: DraftEvent) => {
    const next = step(now.current.state, event, rules)
    now.current.state = next.state
    if (!next.state.left) show(next.state)
    next.deeds.forEach(act)
  }

  const act = (deed: Deed) => {
    const n = now.current
    switch (deed.do) {
      case 'wait':
        clearTimeout(n.timer)
        n.timer = window.setTimeout(() => void saveNow(), quietTime)
        return
      case 'calm':
        return clearTimeout(n.timer)
      case 'send':
        n.under = send(deed.content, deed.etag)
        return
      case 'keep':
        return keep(session.login, place, deed.typed)
      case 'drop':
        return dropKept(session.login, place)
      case 'tell':
        return onSaved(deed.submission)
      case 'meet':
        return void meet()
      case 'signOut':
        return signedOut()
    }
  }

  const send = async (content: Content, etag: string) => {
    const answer = await save(content, etag).catch(asProblem)
    now.current.under = null
    happens(answer instanceof Problem ? { is: 'failed', problem: answer } : { is: 'answered', answer })
  }

  const meet = async () => {
    const now = await load().catch(asProblem)
    happens(now instanceof Problem ? { is: 'failed', problem: now } : { is: 'met', submission: now })
  }

  /** One at a time. */
  const saveNow = async () => {
    clearTimeout(now.current.timer)
    while (now.current.under) await now.current.under
    happens({ is: 'save' })
    await now.current.under
  }

  useEffect(() => happens({ is: 'reloaded', submission }), [submission.etag])

  // After somebody signed in again in place, what could not be saved is sent.
  useEffect(() => {
    if (now.current.state.phase === 'failed') void saveNow()
  }, [version])

  useEffect(() => {
    const hidden = () => happens({ is: 'hidden' })
    const back = () => {
      if (now.current.state.phase === 'failed') void saveNow()
    }
    addEventListener('pagehide', hidden)
    addEventListener('online', back)
    return () => {
      removeEventListener('pagehide', hidden)
      removeEventListener('online', back)
      const wasDirty = now.current.state.phase === 'dirty'
      happens({ is: 'left' })
      if (wasDirty) void saveNow()
    }
  }, [])

  const { typed, phase, savedAt, problem, choices, takenOver } = state
  return {
    typed,
    phase,
    savedAt,
    problem,
    choices,
    takenOver,
    choose: picks => happens({ is: 'chosen', picks }),
    kept,
    ...contentOf(form, typed),
    change: next => happens({ is: 'typed', typed: next(now.current.state.typed) }),
    saveNow,
    adopt: (after, except) => happens({ is: 'adopted', after, except }),
    toSend: async () => {
      clearTimeout(now.current.timer)
      await now.current.under
      return { ...contentOf(form, now.current.state.typed), etag: now.current.state.etag }
    },
    sent: () => happens({ is: 'submitted' }),
    refused: failed => happens({ is: 'refused', problem: failed }),
    useKept: used => {
      happens({ is: 'kept', typed: used.typed })
      setKept(dropEarlier(session.login, place, used.at))
    },
    dropKept: dropped => setKept(dropEarlier(session.login, place, dropped.at)),
  }
}
