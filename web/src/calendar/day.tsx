import { useState } from 'preact/hooks'
import type { DayKind, SpecialDay, Text } from '../contract/contract'
import { t } from '../format/language'
import { Choose, DayInput, TextInput } from '../parts/inputs'
import { Dialog } from '../parts/parts'
import { text } from '../texts/text'

/** One day that is not what its weekday says. */
export function DayDialog({
  year,
  given,
  kinds,
  onDay,
  onClose,
}: {
  year: number
  given: SpecialDay | null
  kinds: { kind: DayKind; name: Text }[]
  onDay: (d: SpecialDay) => void
  onClose: () => void
}) {
  const [d, setD] = useState({
    date: given?.date ?? '',
    kind: given?.kind ?? ('holiday' as DayKind),
    vi: given?.name.vi ?? '',
    en: given?.name.en ?? '',
    source: given?.source ?? '',
  })
  const put = (change: Partial<typeof d>) => setD({ ...d, ...change })
  const save = (e: Event) => {
    e.preventDefault()
    const vi = d.vi.normalize('NFC').trim()
    onDay({
      date: d.date,
      kind: d.kind,
      name: { vi, en: d.en.trim() || vi },
      source: d.source.normalize('NFC').trim() || null,
    })
  }
  return (
    <Dialog title={given ? t(text.dayChange) : `${t(text.dayAdd)} (${year})`} onClose={onClose}>
      <form onSubmit={save}>
        <DayInput label={t(text.day)} value={d.date} onValue={date => put({ date })} required testid="calendar-day" />
        <Choose
          label={t(text.dayKind)}
          value={d.kind}
          onValue={k => put({ kind: k as DayKind })}
          options={kinds.map(k => ({ value: k.kind, label: t(k.name) }))}
          testid="calendar-kind"
        />
        <TextInput label={t(text.nameVi)} value={d.vi} onValue={vi => put({ vi })} required testid="calendar-name" />
        <TextInput label={t(text.nameEn)} value={d.en} onValue={en => put({ en })} />
        <TextInput label={t(text.daySource)} value={d.source} onValue={source => put({ source })} />
        <button class="main" data-testid="confirm" disabled={!d.date || !d.vi.trim()}>
          {t(text.next)}
        </button>
      </form>
    </Dialog>
  )
}
