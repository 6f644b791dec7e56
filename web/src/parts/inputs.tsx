import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { FieldProblem } from '../contract/contract'
import { fault } from '../contract/fault'
import { day, parseDay } from '../format/format'
import { t } from '../format/language'
import { text } from '../texts/text'

/** What stands in the way; the rest asks for words or is only said. */
export const isError = (p: FieldProblem) => p.severity === 'error'

export function Errors({ id, problems }: { id: string; problems: FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul class="errors" id={id} role={problems.some(isError) ? 'alert' : 'status'}>
      {problems.map(p => (
        <li key={p.path + p.code} class={p.severity} data-code={p.code}>
          {!isError(p) && <strong>{t(p.severity === 'explanation' ? text.needsExplanation : text.notice)}: </strong>}
          {t(p.text)}
        </li>
      ))}
    </ul>
  )
}

/** A label with its input; what is wrong with it stands beneath. */
export function Labelled({
  label,
  help,
  problems = [],
  required,
  children,
}: {
  label: string
  help?: string | null | undefined
  problems?: FieldProblem[]
  required?: boolean
  children: (id: string, describedBy: string) => ComponentChildren
}) {
  const id = useId()
  return (
    <div class={problems.some(isError) ? 'labelled wrong' : 'labelled'}>
      <label for={id}>
        {label}
        {required && <span class="required"> {t(text.requiredMark)}</span>}
      </label>
      {help && (
        <p class="help" id={`${id}h`}>
          {help}
        </p>
      )}
      {children(id, `${id}h ${id}e`)}
      <Errors id={`${id}e`} problems={problems} />
    </div>
  )
}

type Plain = {
  label: string
  value: string
  onValue: (value: string) => void
  help?: string | undefined
  required?: boolean
  testid?: string
  problems?: FieldProblem[]
}

/** `mark` says that it is needed without stopping a form that is saved half-way. */
export function TextInput({
  label,
  value,
  onValue,
  help,
  required,
  mark,
  testid,
  problems,
  type,
  autocomplete,
}: Plain & { type?: 'text' | 'password' | 'number' | 'email'; autocomplete?: string; mark?: boolean }) {
  return (
    <Labelled label={label} help={help} required={required || mark || false} problems={problems ?? []}>
      {(id, by) => (
        /* Preact types one shape of props per input type; these four take the same ones. */ <input
          id={id}
          aria-describedby={by}
          type={(type ?? 'text') as 'text'}
          autocomplete={autocomplete ?? 'off'}
          value={value}
          data-testid={testid}
          required={required}
          onInput={e => onValue(e.currentTarget.value)}
        />
      )}
    </Labelled>
  )
}

export function LongInput({ label, value, onValue, help, required, testid, rows }: Plain & { rows?: number }) {
  return (
    <Labelled label={label} help={help} required={required ?? false}>
      {(id, by) => (
        <textarea
          id={id}
          aria-describedby={by}
          rows={rows ?? 4}
          value={value}
          data-testid={testid}
          required={required}
          onInput={e => onValue(e.currentTarget.value)}
        />
      )}
    </Labelled>
  )
}

export function Choose({
  label,
  value,
  onValue,
  options,
  help,
  testid,
}: Plain & { options: { value: string; label: string }[] }) {
  return (
    <Labelled label={label} help={help}>
      {(id, by) => (
        <select
          id={id}
          aria-describedby={by}
          value={value}
          data-testid={testid}
          onChange={e => onValue(e.currentTarget.value)}
        >
          {options.map(o => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/**
 * A day, typed as dd/mm/yyyy (a browser's own date field follows the browser's language, not Vietnam's), with the browser's
 * calendar behind the button. `value` is ISO; text that is no day is reported as null with `typed`.
 */
export function DayInput({
  label,
  value,
  onValue,
  help,
  required,
  testid,
  problems = [],
}: Omit<Plain, 'onValue'> & { onValue: (iso: string) => void }) {
  const [typed, setTyped] = useState(day(value))
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (parseDay(typed) !== (value || null)) setTyped(day(value))
  }, [value])
  const wrong = typed.trim() !== '' && parseDay(typed) === null
  const take = (s: string) => {
    setTyped(s)
    onValue(parseDay(s) ?? '')
  }
  return (
    <Labelled
      label={label}
      help={help}
      required={required ?? false}
      problems={wrong ? [fault('', 'day', text.dayFormat)] : problems}
    >
      {(id, by) => (
        <span class="day">
          <input
            id={id}
            aria-describedby={by}
            inputMode="numeric"
            placeholder={t(text.dayPlaceholder)}
            value={typed}
            data-testid={testid}
            autocomplete="off"
            aria-invalid={wrong}
            onInput={e => take(e.currentTarget.value)}
            onBlur={() => {
              const iso = parseDay(typed)
              if (iso) setTyped(day(iso))
            }}
          />
          <button
            type="button"
            class="plain"
            aria-label={t(text.openCalendar)}
            onClick={() => picker.current?.showPicker?.()}
          >
            ▦
          </button>
          <input
            ref={picker}
            class="picker"
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value}
            onChange={e => take(day(e.currentTarget.value))}
          />
        </span>
      )}
    </Labelled>
  )
}

export function Check({
  label,
  checked,
  onValue,
  help,
}: {
  label: string
  checked: boolean
  onValue: (on: boolean) => void
  help?: string
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={e => onValue(e.currentTarget.checked)} />
      <span>
        {label}
        {help && <span class="help">{help}</span>}
      </span>
    </label>
  )
}
