import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from './api'
import type { CycleSummary, Host, Session } from '../contract/contract'
import { text } from '../texts/text'

/** What every page may need to know. */
export type Here = {
  host: Host
  session: Session
  cycles: CycleSummary[]
  /** Grows when the clock has moved or a page changed something others show: pages then load again. */
  version: number
  refresh: () => void
  /** How many of one's messages nobody opened. */
  unread: number
  /** Asks the server for it again. */
  refreshUnread: () => void
  /** The session has ended on the server: the page stays, and one signs in again in front of it. */
  signedOut: () => void
  /** The person has signed out. */
  left: () => void
}

export const HereContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = useContext(HereContext)
  if (!here) throw new Error('outside the signed-in part')
  return here
}

export const asProblem = (e: unknown): Problem =>
  e instanceof Problem ? e : new Problem({ code: 'page-error', texts: text.problemPage, title: String(e) })

export type Loaded<T> = {
  data: T | null
  problem: Problem | null
  busy: boolean
  reload: () => void
  set: (data: T) => void
}

/** Loads on arrival, when `key` changes and when the data may have changed (`version`); the old data stays shown meanwhile. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const { version, signedOut } = useHere()
  const [state, setState] = useState<{ key: string; data: T | null; problem: Problem | null; busy: boolean }>({
    key,
    data: null,
    problem: null,
    busy: true,
  })
  const [again, setAgain] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    const mine = ++latest.current
    setState(s => ({ key, data: s.key === key ? s.data : null, problem: null, busy: true }))
    load().then(
      data => {
        if (mine === latest.current) setState({ key, data, problem: null, busy: false })
      },
      e => {
        const problem = asProblem(e)
        if (problem.status === 401) signedOut()
        else if (mine === latest.current) setState(s => ({ ...s, problem, busy: false }))
      },
    )
    return () => {
      latest.current++
    }
  }, [key, version, again])
  const reload = useCallback(() => setAgain(n => n + 1), [])
  const set = useCallback(
    (data: T) => {
      latest.current++
      setState({ key, data, problem: null, busy: false })
    },
    [key],
  )
  const fresh = state.key === key
  return {
    data: fresh ? state.data : null,
    problem: fresh ? state.problem : null,
    busy: state.busy || !fresh,
    reload,
    set,
  }
}

export type Acting = {
  busy: boolean
  problem: Problem | null
  run: (act: () => Promise<void>) => Promise<boolean>
  clear: () => void
}

/** One action of the person at a time: busy while it runs, its problem kept to be shown. */
export function useAct(): Acting {
  const { signedOut } = useHere()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const running = useRef(false)
  const run = useCallback(async (act: () => Promise<void>) => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      await act()
      return true
    } catch (e) {
      const failed = asProblem(e)
      if (failed.status === 401) signedOut()
      setProblem(failed)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setProblem(null), [])
  return { busy, problem, run, clear }
}
