import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../server/api'
import type { FieldProblem, FileRef, FileType, Form } from '../contract/contract'
import { size } from '../format/format'
import { t } from '../format/language'
import { Errors } from '../parts/inputs'
import { ProblemBox } from '../parts/parts'
import { asProblem, useHere } from '../server/session'
import { text } from '../texts/text'
import { upload } from './upload'

/** What the chooser of the system offers. */
const endings: Record<FileType, string> = {
  pdf: '.pdf',
  docx: '.docx',
  jpeg: '.jpg,.jpeg',
  png: '.png',
  xlsx: '.xlsx',
}

type Sending = { key: number; name: string; sent: number; of: number; problem: Problem | null; file: File }

export function Files({
  form,
  files,
  onFiles,
  onUploading,
  problems,
}: {
  form: Form
  files: FileRef[]
  onFiles: (change: (files: FileRef[]) => FileRef[]) => void
  onUploading: (on: boolean) => void
  problems: FieldProblem[]
}) {
  const { signedOut } = useHere()
  const [sending, setSending] = useState<Sending[]>([])
  const [over, setOver] = useState(false)
  const next = useRef(0)
  useEffect(() => onUploading(sending.some(s => !s.problem)), [sending])
  const patch = (key: number, change: Partial<Sending>) =>
    setSending(all => all.map(s => (s.key === key ? { ...s, ...change } : s)))
  const drop = (key: number) => setSending(all => all.filter(s => s.key !== key))

  const send = async (file: File) => {
    const key = next.current++
    setSending(all => [...all, { key, name: file.name, sent: 0, of: 1, problem: null, file }])
    try {
      const ref = await upload(file, (sent, of) => patch(key, { sent, of }))
      onFiles(now => (now.some(f => f.sha256 === ref.sha256 && f.name === ref.name) ? now : [...now, ref]))
      drop(key)
    } catch (e) {
      const problem = asProblem(e)
      if (problem.status === 401) signedOut()
      patch(key, { problem })
    }
  }
  const take = (list: FileList | null | undefined) => {
    for (const file of list ?? []) void send(file)
  }

  return (
    <section class="form-section">
      <h3>
        {t(text.files)}
        {form.files === 'required' && <span class="required"> {t(text.requiredMark)}</span>}
      </h3>
      <p class="box warnbox">⚠ {t(text.noVictimLists)}</p>
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={e => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={e => {
          e.preventDefault()
          setOver(false)
          take(e.dataTransfer?.files)
        }}
      >
        <label class="file-label">
          <span>{t(text.chooseFiles)}</span>
          <input
            type="file"
            multiple
            accept={(form.fileTypes ?? []).map(type => endings[type]).join(',')}
            data-testid="file-input"
            onChange={e => {
              take(e.currentTarget.files)
              e.currentTarget.value = ''
            }}
          />
        </label>
        <span class="help">
          {t(text.fileKinds, (form.fileTypes ?? []).map(type => type.toUpperCase()).join(', '), form.maxFiles ?? 5)}
        </span>
      </div>
      <ul class="files" aria-live="polite">
        {files.map(f => (
          <li key={f.sha256 + f.name} data-testid="file">
            <span>
              {f.name} <span class="quiet">{size(f.size)}</span>
            </span>
            <button
              type="button"
              class="plain"
              aria-label={t(text.removeFile, f.name)}
              onClick={() => onFiles(now => now.filter(x => x !== f))}
            >
              {t(text.remove)}
            </button>
          </li>
        ))}
        {sending.map(s => (
          <li key={s.key}>
            <span>{s.name}</span>
            {s.problem ? (
              <div>
                <ProblemBox problem={s.problem} />
                <button
                  type="button"
                  onClick={() => {
                    drop(s.key)
                    void send(s.file)
                  }}
                >
                  {t(text.tryAgain)}
                </button>
                <button type="button" class="plain" onClick={() => drop(s.key)}>
                  {t(text.remove)}
                </button>
              </div>
            ) : (
              <progress max={s.of} value={s.sent} aria-label={t(text.uploading, s.name)} />
            )}
          </li>
        ))}
      </ul>
      <Errors id="files-errors" problems={problems} />
    </section>
  )
}
