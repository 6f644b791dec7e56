import { useState } from 'preact/hooks'
import { t } from '../format/language'
import { TextInput } from '../parts/inputs'
import { ProblemBox, Said } from '../parts/parts'
import { api } from '../server/api'
import { useAct } from '../server/session'
import { text } from '../texts/text'

/** The change of one's own password. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const act = useAct()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const change = (e: Event) => {
    e.preventDefault()
    setDone(false)
    void act.run(async () => {
      await api.changePassword(current, next)
      setCurrent('')
      setNext('')
      setDone(true)
      onDone()
    })
  }
  return (
    <form onSubmit={change}>
      <TextInput
        label={t(text.currentPassword)}
        type="password"
        autocomplete="current-password"
        value={current}
        onValue={setCurrent}
        testid="current-password"
        required
      />
      <TextInput
        label={t(text.newPassword)}
        help={t(text.passwordHelp)}
        type="password"
        autocomplete="new-password"
        value={next}
        onValue={setNext}
        testid="new-password"
        required
      />
      <ProblemBox problem={act.problem} />
      {done && <Said>{t(text.passwordChanged)}</Said>}
      <button class="main" data-testid="change-password" disabled={act.busy}>
        {t(text.changePassword)}
      </button>
    </form>
  )
}
