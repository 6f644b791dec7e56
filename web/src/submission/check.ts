import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Checked, Content, Place } from '../contract/contract'
import { useHere, asProblem } from '../server/session'

// What the server says of what is typed, before it is submitted. Nothing here judges a value: without an answer nothing is claimed.

export type Check = {
  /** The newest answer; null: there is none. */
  answer: Checked | null
  /** Whether the answer is of what is typed now; "unreachable": the server gave none. */
  phase: 'none' | 'waiting' | 'current' | 'unreachable'
}

/**
 * Asks after a pause, never twice at once. An answer to what has been typed over meanwhile is thrown away, and the newest is asked about.
 */
export function asker<C, A>(
  ask: (content: C) => Promise<A>,
  tell: (answer: A | null, failed: unknown) => void,
  pause: number,
) {
  let wanted: C | undefined
  let asking = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = async () => {
    if (asking || wanted === undefined || stopped) return
    const content = wanted
    wanted = undefined
    asking = true
    const [answer, failed] = await ask(content).then(
      a => [a, null] as const,
      e => [null, e as unknown] as const,
    )
    asking = false
    if (stopped) return
    // Something newer is typed: it is asked about once its own pause is over.
    if (wanted === undefined) tell(answer, failed)
    else if (timer === undefined) void go()
  }
  return {
    want(content: C) {
      wanted = content
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = undefined
        void go()
      }, pause)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const quietTime = 900

/** Checks what is typed while `on`; `content` is compared by what would be sent. */
export function useCheck(place: Place, content: Content, on: boolean): Check {
  const { signedOut } = useHere()
  const [check, setCheck] = useState<Check>({ answer: null, phase: 'none' })
  const body = JSON.stringify(content)
  const asking = useRef<ReturnType<typeof asker<Content, Checked>> | null>(null)
  useEffect(() => {
    const a = asker<Content, Checked>(
      c => api.check(place, c),
      (answer, failed) => {
        if (failed && asProblem(failed).status === 401) signedOut()
        setCheck(answer ? { answer, phase: 'current' } : { answer: null, phase: 'unreachable' })
      },
      quietTime,
    )
    asking.current = a
    return () => a.stop()
  }, [])
  useEffect(() => {
    if (!on) return
    setCheck(c => ({ ...c, phase: 'waiting' }))
    asking.current?.want(JSON.parse(body) as Content)
  }, [body, on])
  return check
}
