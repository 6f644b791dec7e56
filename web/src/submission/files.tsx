import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../server/api'
import type { FieldProblem, FileRef, FileType, Form } from '../contract/contract'
import { size } from '../format/format'
import { t } from '../format/language'
import { Errors } from '../parts/inputs'
import { ProblemBox } from '../parts/parts'
import { asProblem, useHere } from '../server/session'
import { text } from '../texts/text'
import { Stopped, upload, type Progress } from './upload'

/** What the chooser of the system offers. */
const endings: Record<FileType, string> = {
  pdf: '.pdf',
  docx: '.docx',
  jpeg: '.jpg,.jpeg',
  png: '.png',
  xlsx: '.xlsx',
}

type Sending = { key: number; name: string; progress: Progress | null; problem: Problem | null; file: File }

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
  const stopped = useRef(new Set<number>())
  useEffect(() => onUploading(sending.some(s => !s.problem)), [sending])
  const patch = (key: number, change: Partial<Sending>) =>
    setSending(all => all.map(s => (s.key === key ? { ...s, ...change } : s)))
  const drop = (key: number) => setSending(all => all.filter(s => s.key !== key))

  const send = async (file: File) => {
    const key = next.current++
    setSending(all => [...all, { key, name: file.name, progress: null, problem: null, file }])
    try {
      const ref = await upload(
        file,
        progress => patch(key, { progress: { ...progress } }),
        () => stopped.current.has(key),
      )
      onFiles(now => (now.some(f => f.sha256 === ref.sha256 && f.name === ref.name) ? now : [...now, ref]))
      drop(key)
    } catch (e) {
      if (e instanceof Stopped) return
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
              <Moving
                name={s.name}
                progress={s.progress}
                onStop={() => {
                  stopped.current.add(s.key)
                  drop(s.key)
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Errors id="files-errors" problems={problems} />
    </section>
  )
}

/** A file on its way: how much of it has gone, how long the rest will take, and that it goes on by itself after a cut. */
function Moving({ name, progress, onStop }: { name: string; progress: Progress | null; onStop: () => void }) {
  const percent = progress && progress.of > 0 ? Math.floor((100 * progress.sent) / progress.of) : 0
  const says = progress?.waiting ? t(text.uploadWaits, percent) : t(text.uploadPercent, percent)
  const left = progress?.waiting ? null : (progress?.left ?? null)
  return (
    <div class="moving">
      <progress max={100} value={percent} aria-label={t(text.uploading, name)} />{' '}
      <span class={progress?.waiting ? 'overdue' : 'quiet'} role="status" data-testid="upload-progress">
        {says}
        {left !== null &&
          left > 0 &&
          `, ${left < 90 ? t(text.secondsLeft, left) : t(text.minutesLeft, Math.ceil(left / 60))}`}
      </span>{' '}
      <button type="button" class="plain" onClick={onStop}>
        {t(text.stopUpload)}
      </button>
    </div>
  )
}
