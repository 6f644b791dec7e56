import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { RemindedItem, Text, WorkItem, WorkKind, WorkList } from '../contract/contract'
import { t } from '../format/language'
import { ContactDialog, ContactLine } from '../parts/contact'
import { Choose, LongInput } from '../parts/inputs'
import { At, Await, Dialog, PageTitle, ProblemBox, Said } from '../parts/parts'
import { go, path } from '../routes/route'
import { remindInParts } from '../server/in-parts'
import { useAct, useHere, useLoad } from '../server/session'
import { text } from '../texts/text'

const order: WorkKind[] = ['overdue', 'dueSoon', 'stuck', 'difficulty', 'extension']
/** More names than these are a number. */
const shownNames = 20
const keyOf = (i: { obligation: string; period: string; unit: string }) => `${i.obligation}/${i.period}/${i.unit}`

/** What the office that chases has to see to now, in the order of the server. */
export function ChasingPage({ cycle, unit }: { cycle: string; unit: string | null }) {
  const { session } = useHere()
  const mine = [
    ...new Map(
      session.grants
        .filter(g => g.role === 'reviewer' || g.role === 'watcher' || g.role === 'reader')
        .map(g => [g.unit, g.unitName]),
    ),
  ]
  const of = unit ?? mine[0]?.[0] ?? null
  const loaded = useLoad(path.chasing(cycle, of), () => api.workList(cycle, of))
  return (
    <>
      <PageTitle title={t(text.chasing)}>
        {mine.length > 1 && (
          <Choose
            label={t(text.collector)}
            value={of ?? ''}
            onValue={u => go(path.chasing(cycle, u))}
            options={mine.map(([value, name]) => ({ value, label: t(name) }))}
          />
        )}
        <a href={path.brief(cycle, of)}>{t(text.brief)}</a>
      </PageTitle>
      <Await loaded={loaded}>{list => <Loaded cycle={cycle} list={list} reload={loaded.reload} />}</Await>
    </>
  )
}

function Loaded({ cycle, list, reload }: { cycle: string; list: WorkList; reload: () => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [reminding, setReminding] = useState(false)
  const [noting, setNoting] = useState<WorkItem | null>(null)
  const [said, setSaid] = useState('')
  const [results, setResults] = useState<(RemindedItem & { name: Text | undefined })[]>([])
  const may = (action: 'remind' | 'contact') => list.allowedActions.includes(action)
  const overdue = list.items.filter(i => i.kind === 'overdue')
  const picked = list.items.filter(i => i.mayRemind && chosen.has(keyOf(i)))
  const choose = (i: WorkItem, on: boolean) =>
    setChosen(new Set(on ? [...chosen, keyOf(i)] : [...chosen].filter(k => k !== keyOf(i))))
  if (list.items.length === 0)
    return (
      <p class="box ok" role="status">
        {t(text.nothingToChase)}
      </p>
    )
  return (
    <>
      <p class="quiet">
        {t(list.unitName)}. {t(text.chasingHelp)}
      </p>
      <div class="row no-print">
        {may('remind') && (
          <>
            <button
              type="button"
              data-testid="choose-overdue"
              disabled={overdue.length === 0}
              onClick={() => setChosen(new Set(overdue.filter(i => !i.blocked && !i.extensionRequested).map(keyOf)))}
            >
              {t(text.chooseAll)}
            </button>
            {picked.length > 0 && (
              <button type="button" class="plain" onClick={() => setChosen(new Set())}>
                {t(text.chooseNone)}
              </button>
            )}
            <button
              type="button"
              class="main"
              data-testid="remind-chosen"
              disabled={picked.length === 0}
              onClick={() => setReminding(true)}
            >
              {t(text.remindChosen)}
              {picked.length > 0 && ` (${picked.length})`}
            </button>
          </>
        )}
        {overdue.length > 0 && (
          <a
            class="button"
            href={api.dispatchUrl(cycle, list.unit)}
            download
            title={t(text.dispatchHelp)}
            data-testid="dispatch"
          >
            {t(text.dispatch)}
          </a>
        )}
      </div>
      <Said>{said}</Said>
      {results.length > 0 && (
        <details data-testid="remind-results">
          <summary>{t(text.remindResult)}</summary>
          <ul class="notes">
            {results.map(r => (
              <li key={keyOf(r)}>
                {r.name ? t(r.name) : r.unit}: {t(r.reason ?? text.remindWasSent)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {order.map(kind => {
        const items = list.items.filter(i => i.kind === kind)
        return items.length === 0 ? null : (
          <section key={kind} aria-label={t(items[0]!.kindName)}>
            <h2>
              {t(items[0]!.kindName)} ({items.length})
            </h2>
            <ul class="work">
              {items.map(i => (
                <Line
                  key={keyOf(i) + (i.difficulty ?? '')}
                  cycle={cycle}
                  item={i}
                  chosen={chosen.has(keyOf(i))}
                  onChosen={may('remind') && i.mayRemind ? on => choose(i, on) : null}
                  onNote={may('contact') ? () => setNoting(i) : null}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {reminding && (
        <Remind
          cycle={cycle}
          items={picked}
          onClose={() => setReminding(false)}
          onDone={(words, done) => {
            setSaid(words)
            setResults(done.map(d => ({ ...d, name: picked.find(i => keyOf(i) === keyOf(d))?.unitName })))
            setReminding(false)
            setChosen(new Set())
            reload()
          }}
        />
      )}
      {noting && (
        <ContactDialog
          place={{ cycle, ...noting }}
          unitName={t(noting.unitName)}
          onClose={() => setNoting(null)}
          onDone={() => {
            setNoting(null)
            reload()
          }}
        />
      )}
    </>
  )
}

function Line({
  cycle,
  item: i,
  chosen,
  onChosen,
  onNote,
}: {
  cycle: string
  item: WorkItem
  chosen: boolean
  onChosen: ((on: boolean) => void) | null
  onNote: (() => void) | null
}) {
  const late = i.overdue && i.kind !== 'dueSoon'
  const ofOffice = i.kind === 'stuck' || i.kind === 'difficulty' || i.kind === 'extension'
  return (
    <li class={`work-${i.kind}`} data-testid={`work-${i.kind}-${i.unit}`}>
      {onChosen && (
        <input
          type="checkbox"
          aria-label={t(text.chooseUnit, t(i.unitName))}
          checked={chosen}
          onChange={e => onChosen(e.currentTarget.checked)}
        />
      )}
      <div class="work-what">
        <p>
          <strong>{t(i.unitName)}</strong>{' '}
          <a href={i.difficulty ? path.difficulties(cycle) : path.submission({ cycle, ...i })}>
            {t(i.name)} · {t(i.periodName)}
          </a>
        </p>
        <p class="small">
          <span class={late ? 'left overdue' : ''}>{ofOffice ? t(text.officeBy, t(i.sentence)) : t(i.sentence)}</span>
          {i.waiting > 0 && <>; {t(text.waitingDays, i.waiting)}</>}
          {ofOffice && <>. {t(text.atDesk, t(i.deskName))}</>}
        </p>
        {i.words && <p class="prose quiet small">“{i.words}”</p>}
        <p class="small">
          {i.blocked && <span class="flag">{t(text.blocking)}</span>}
          {i.openDifficulties > 0 && i.kind !== 'difficulty' && (
            <a class="flag" href={path.difficulties(cycle)}>
              ? {t(text.openDifficulties, i.openDifficulties)}
            </a>
          )}
          {i.extensionRequested && i.kind !== 'extension' && <span class="flag">{t(text.extensionWaiting)}</span>}
          {i.remindedAt && (
            <span class="quiet">
              {' '}
              {t(text.remindedOn)}: <At at={i.remindedAt} />
            </span>
          )}
        </p>
        {i.lastContact && (
          <p class="small">
            <ContactLine contact={i.lastContact} broken={i.promiseBroken} />
          </p>
        )}
      </div>
      {onNote && i.kind !== 'stuck' && (
        <button type="button" class="no-print" onClick={onNote} data-testid={`contact-${i.kind}-${i.unit}`}>
          ☎ {t(text.contactNote)}
        </button>
      )}
    </li>
  )
}

function Remind({
  cycle,
  items,
  onClose,
  onDone,
}: {
  cycle: string
  items: WorkItem[]
  onClose: () => void
  onDone: (said: string, results: RemindedItem[]) => void
}) {
  const act = useAct()
  const [sent, setSent] = useState(0)
  const [note, setNote] = useState('')
  const run = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      const done = await remindInParts(
        cycle,
        items.map(({ obligation, period, unit }) => ({ obligation, period, unit })),
        note || null,
        setSent,
      )
      const reminded = done.filter(d => !d.reason).length
      onDone(t(text.remindedChosen, reminded, done.length - reminded), done)
    })
  }
  return (
    <Dialog title={t(text.remindChosen)} onClose={onClose}>
      <form onSubmit={run}>
        <p>
          {t(text.chosen, items.length)}
          {items.length <= shownNames && `: ${items.map(i => t(i.unitName)).join(', ')}`}
        </p>
        <LongInput label={t(text.noteOptional)} value={note} onValue={setNote} rows={2} />
        <ProblemBox problem={act.problem} />
        {act.busy && <p role="status">{t(text.remindProgress, sent, items.length)}</p>}
        <button class="main" data-testid="confirm" disabled={act.busy}>
          {t(text.remindChosen)}
        </button>
      </form>
    </Dialog>
  )
}
