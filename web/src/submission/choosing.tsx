import { useState } from 'preact/hooks'
import type { Form } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { ValueView } from '../kinds/field'
import { text } from '../texts/text'
import type { Choice, Pick, Piece } from './merging'
import { contentOf, inputFields, type Typed } from './values'

/** Fields that say one thing here and another there: both are shown, and nothing is taken away before somebody chose. */
export function Choosing({
  form,
  choices,
  onChoose,
}: {
  form: Form
  choices: Choice[]
  onChoose: (picks: Record<Piece, Pick>) => void
}) {
  const [picks, setPicks] = useState<Record<Piece, Pick>>({})
  const isDone = choices.every(c => picks[c.piece])
  return (
    <section class="box warnbox" role="alert" data-testid="choosing">
      <strong>{t(text.chooseTitle)}</strong>
      <p>{t(text.chooseExplained)}</p>
      {choices.map(c => (
        <fieldset key={c.piece} data-testid={`choice-${c.piece}`}>
          <legend>{nameOf(form, c.piece)}</legend>
          {(['mine', 'theirs'] as const).map(side => (
            <label key={side} class="check">
              <input
                type="radio"
                name={`choice-${c.piece}`}
                checked={picks[c.piece] === side}
                onChange={() => setPicks({ ...picks, [c.piece]: side })}
              />
              <span>
                {t(side === 'mine' ? text.chooseMine : text.chooseTheirs)}:{' '}
                <strong>
                  <Said form={form} typed={side === 'mine' ? c.mine : c.theirs} piece={c.piece} />
                </strong>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" class="main" data-testid="choose" disabled={!isDone} onClick={() => onChoose(picks)}>
        {t(text.chooseDone)}
      </button>
    </section>
  )
}

function nameOf(form: Form, piece: Piece): string {
  if (piece === '$document') return t(text.documentIssued)
  if (piece === '$files') return t(text.files)
  if (piece === '$explanations') return t(text.explanations)
  if (piece === '$nil' && form.nil) return t(form.nil.label)
  const field = inputFields(form).find(f => f.code === piece)
  return field ? `${field.code}. ${t(field.name)}` : piece
}

function Said({ form, typed, piece }: { form: Form; typed: Typed; piece: Piece }) {
  if (piece === '$document') return <>{documentSaid(typed)}</>
  if (piece === '$files') return <>{typed.files.map(f => f.name).join(', ') || t(text.noFiles)}</>
  if (piece === '$explanations') return <>{Object.values(typed.explanations).join('; ') || t(text.empty)}</>
  if (piece === '$nil') return <>{t(typed.nil ? text.yes : text.no)}</>
  const field = inputFields(form).find(f => f.code === piece)
  const value = contentOf(form, typed).content.values[piece]
  // What cannot be sent is shown as it was typed.
  const asTyped = typed.entries[piece]?.text
  if (!field || (value === undefined && asTyped)) return <>{asTyped}</>
  return value === undefined ? (
    <>{t(text.empty)}</>
  ) : (
    <ValueView field={field} value={value} dimensions={form.dimensions} />
  )
}

function documentSaid({ document: { number, date } }: Typed): string {
  return [number, date && day(date)].filter(Boolean).join(', ') || t(text.empty)
}
