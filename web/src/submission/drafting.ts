import type { Content, FieldProblem, Form, Instant, Submission } from '../contract/contract'
import type { Problem } from '../server/api'
import { chosen, merge, withKept, type Choice, type Pick, type Piece } from './merging'
import { contentOf, sameTyped, typedOf, type Typed } from './values'

// What becomes of a draft: pure, without time, storage or server. What is to be done outside comes back as a list.

/** "meeting": another window saved first, and its draft is being fetched; "choosing": a field says one thing here and another there. */
export type Phase = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'meeting' | 'choosing' | 'stale'

export type Drafting = {
  typed: Typed
  phase: Phase
  savedAt: Instant | null
  problem: Problem | null
  /** Under which the server has what was saved last, and that as it was sent. */
  etag: string
  saved: string
  /** The same as it would stand in the inputs, and the revision that counted then. */
  base: Typed
  revision: number
  /** What was sent and never answered: where the server has exactly this, nobody else was at it. */
  unanswered: string | null
  /** Fields of which one has to choose; null: none. */
  choices: Choice[] | null
  /** Fields that were taken over from another window, to be said once. */
  takenOver: boolean
  /** What is on its way to the server; null: nothing is. */
  sending: Typed | null
  /** The page was left: what was typed is still saved, and nobody looks any more. */
  left: boolean
}

export type DraftEvent =
  | { is: 'typed'; typed: Typed }
  | { is: 'save' }
  | { is: 'answered'; answer: Submission }
  | { is: 'failed'; problem: Problem }
  /** The page was loaded again. */
  | { is: 'reloaded'; submission: Submission }
  /** The server has changed the draft (a workbook was read): its content takes the place of what is typed, but not in these fields. */
  | { is: 'adopted'; after: Submission; except: string[] }
  | { is: 'submitted' }
  | { is: 'refused'; problem: Problem }
  /** What the server has now, after another window was first. */
  | { is: 'met'; submission: Submission }
  /** Text that was kept on this machine is to be used. */
  | { is: 'kept'; typed: Typed }
  | { is: 'chosen'; picks: Record<Piece, Pick> }
  | { is: 'hidden' }
  | { is: 'left' }

export type Deed =
  /** Save after a moment's quiet; the moment begins anew. */
  | { do: 'wait' }
  | { do: 'calm' }
  | { do: 'send'; content: Content; etag: string }
  /** On this machine. */
  | { do: 'keep'; typed: Typed }
  | { do: 'drop' }
  | { do: 'tell'; submission: Submission }
  /** Ask the server what it has now. */
  | { do: 'meet' }
  | { do: 'signOut' }

export type Step = { state: Drafting; deeds: Deed[] }
export type Rules = { form: Form; may: boolean }

const newest = (submission: Submission) => submission.draft ?? submission.current
const bodyOf = (form: Form, typed: Typed) => JSON.stringify(contentOf(form, typed).content)
const isMet = (problem: Problem) => problem.status === 412 && problem.setAside === null

function lost(problem: Problem): Phase {
  if (isMet(problem)) return 'meeting'
  return problem.status === 412 ? 'stale' : 'failed'
}
const isUnsaved = ({ phase }: Drafting) => phase !== 'clean' && phase !== 'saved'

export function begin(submission: Submission): Drafting {
  const typed = typedOf(submission.form, newest(submission))
  return {
    typed,
    phase: 'clean',
    savedAt: submission.draft?.savedAt ?? null,
    problem: null,
    etag: submission.etag,
    saved: bodyOf(submission.form, typed),
    base: typed,
    revision: submission.current?.number ?? 0,
    unanswered: null,
    choices: null,
    takenOver: false,
    sending: null,
    left: false,
  }
}

export function step(state: Drafting, event: DraftEvent, rules: Rules): Step {
  switch (event.is) {
    case 'typed':
      return typing({ ...state, typed: event.typed })
    case 'save':
      return saving(state, rules)
    case 'answered':
      return answered(state, event.answer, rules)
    case 'failed':
      return failed(state, event.problem, rules)
    case 'reloaded':
      return { state: reloaded(state, event.submission, rules), deeds: [] }
    case 'adopted':
      return adopted(state, event.after, event.except, rules)
    case 'submitted':
      return { state: { ...state, phase: 'clean' }, deeds: [{ do: 'calm' }, { do: 'drop' }] }
    case 'refused':
      return {
        state: { ...state, problem: event.problem, phase: lost(event.problem) },
        deeds: [{ do: 'keep', typed: state.typed }, ...(isMet(event.problem) ? [{ do: 'meet' } as const] : [])],
      }
    case 'met':
      return met(state, event.submission, rules)
    case 'kept':
      return usingKept(state, event.typed, rules)
    case 'chosen':
      return choosing(state, event.picks)
    case 'hidden':
      return { state, deeds: isUnsaved(state) ? [{ do: 'keep', typed: state.typed }] : [] }
    case 'left':
      return leaving(state)
  }
}

/** Somebody else was first: until that is settled it is only kept here. */
const isHeld = ({ phase }: Drafting) => phase === 'stale' || phase === 'meeting' || phase === 'choosing'

function typing(state: Drafting): Step {
  if (isHeld(state)) return { state, deeds: [{ do: 'keep', typed: state.typed }] }
  return { state: { ...state, phase: 'dirty', takenOver: false }, deeds: [{ do: 'wait' }] }
}

function saving(state: Drafting, { form, may }: Rules): Step {
  const { typed, phase } = state
  if (!may || isHeld(state))
    return { state, deeds: [{ do: 'calm' }, ...(phase === 'dirty' ? [{ do: 'keep', typed } as const] : [])] }
  const { content, faults } = contentOf(form, typed)
  if (JSON.stringify(content) === state.saved && phase !== 'failed')
    return {
      state: { ...state, problem: null, phase: phase === 'dirty' ? 'saved' : phase },
      deeds: [{ do: 'calm' }, hereOnly(typed, faults)],
    }
  return {
    state: { ...state, phase: 'saving', sending: typed },
    deeds: [{ do: 'calm' }, { do: 'send', content, etag: state.etag }],
  }
}

/** What cannot be sent yet is kept on this machine. */
const hereOnly = (typed: Typed, faults: FieldProblem[]): Deed =>
  faults.length ? { do: 'keep', typed } : { do: 'drop' }

function answered(state: Drafting, answer: Submission, { form }: Rules): Step {
  const sent = state.sending!
  const { content, faults } = contentOf(form, sent)
  const known = {
    ...state,
    etag: answer.etag,
    saved: JSON.stringify(content),
    base: typedOf(form, newest(answer)),
    unanswered: null,
    sending: null,
  }
  const kept = hereOnly(sent, faults)
  if (state.left) return { state: known, deeds: [kept] }
  return {
    state: {
      ...known,
      savedAt: answer.draft?.savedAt ?? null,
      problem: null,
      phase: state.typed === sent ? 'saved' : 'dirty',
    },
    deeds: [kept, { do: 'tell', submission: answer }],
  }
}

function failed(state: Drafting, problem: Problem, { form }: Rules): Step {
  const kept: Deed = { do: 'keep', typed: state.typed }
  if (state.left) return { state: { ...state, sending: null }, deeds: [kept] }
  const unanswered = problem.status === 0 && state.sending ? bodyOf(form, state.sending) : state.unanswered
  const next: Deed[] = [kept]
  if (problem.status === 401) next.push({ do: 'signOut' })
  if (isMet(problem)) next.push({ do: 'meet' })
  return { state: { ...state, sending: null, problem, unanswered, phase: lost(problem) }, deeds: next }
}

/** Another window saved: what only one of the two changed is put together; of what both changed one has to choose. Where something was submitted, it is another matter. */
function met(state: Drafting, submission: Submission, { form, may }: Rules): Step {
  if (!may || (submission.current?.number ?? 0) !== state.revision)
    return { state: { ...state, phase: 'stale' }, deeds: [{ do: 'keep', typed: state.typed }] }
  const theirs = typedOf(form, newest(submission))
  const body = bodyOf(form, theirs)
  const base = body === state.unanswered ? theirs : state.base
  const { typed, choices } = merge(form, base, state.typed, theirs)
  const known: Drafting = {
    ...state,
    typed,
    etag: submission.etag,
    saved: body,
    base: theirs,
    unanswered: null,
    savedAt: submission.draft?.savedAt ?? null,
    problem: null,
    takenOver: !sameTyped(typed, state.typed),
  }
  if (choices.length) return { state: { ...known, phase: 'choosing', choices }, deeds: [{ do: 'keep', typed }] }
  return { state: { ...known, phase: 'dirty' }, deeds: [{ do: 'wait' }] }
}

function usingKept(state: Drafting, kept: Typed, { form }: Rules): Step {
  const { typed, choices } = withKept(form, state.typed, typedOf(form, null), kept)
  if (choices.length) return { state: { ...state, phase: 'choosing', typed, choices }, deeds: [{ do: 'calm' }] }
  return { state: { ...state, typed, phase: 'dirty' }, deeds: [{ do: 'wait' }] }
}

function choosing(state: Drafting, picks: Record<Piece, Pick>): Step {
  const typed = chosen(state.typed, state.choices ?? [], picks)
  return { state: { ...state, typed, choices: null, phase: 'dirty' }, deeds: [{ do: 'wait' }] }
}

/**
 * A reload may bring a newer etag for the same content (a deadline was extended): it is adopted. Where the content differs, somebody else saved: the old
 * etag stays, and the next save is told so by the server.
 */
function reloaded(state: Drafting, submission: Submission, { form }: Rules): Drafting {
  const theirs = bodyOf(form, typedOf(form, newest(submission)))
  return theirs === state.saved ? { ...state, etag: submission.etag } : state
}

function adopted(state: Drafting, after: Submission, except: string[], { form }: Rules): Step {
  const theirs = typedOf(form, newest(after))
  const mine = except.flatMap(code => (state.typed.entries[code] ? [[code, state.typed.entries[code]]] : []))
  return {
    state: {
      ...state,
      typed: { ...theirs, entries: { ...theirs.entries, ...Object.fromEntries(mine) } },
      saved: bodyOf(form, theirs),
      base: theirs,
      etag: after.etag,
      savedAt: after.draft?.savedAt ?? null,
      problem: null,
      phase: 'saved',
    },
    deeds: [{ do: 'calm' }, { do: 'tell', submission: after }],
  }
}

function leaving(state: Drafting): Step {
  const deeds: Deed[] = isUnsaved(state) ? [{ do: 'keep', typed: state.typed }] : []
  return { state: { ...state, left: true }, deeds: [{ do: 'calm' }, ...deeds] }
}

/** Text kept on this machine that says something else than the server has. */
export const differs = (kept: Typed, state: Drafting) => !sameTyped(kept, state.typed)
