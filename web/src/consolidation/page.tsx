import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, Receipt } from '../contract/contract'
import { t } from '../format/language'
import { Await, PageTitle, ProblemBox } from '../parts/parts'
import { Status } from '../parts/status'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { Returned } from '../submission/history'
import { ReceiptBox } from '../submission/receipt'
import { text } from '../texts/text'
import { Differences } from './differences'
import { FiguresTable, readingOf } from '../figures/table'
import { Own, Sources } from './own'
import { Narratives, Remarks } from './prose'
import { Standing, Targets } from './standing'

export function ConsolidationPage({ place }: { place: Place }) {
  const loaded = useLoad(path.consolidation(place), () => api.consolidation(place))
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [edition, setEdition] = useState(0)
  const [replacing, setReplacing] = useState(false)
  const renewing = useAct()
  const renew = () =>
    void renewing.run(async () => {
      loaded.set(await api.consolidation(place))
      setEdition(n => n + 1)
      setReplacing(false)
    })
  const again = () => {
    setReplacing(true)
    setTimeout(() => document.getElementById('own')?.scrollIntoView())
  }
  return (
    <Await loaded={loaded}>
      {c => (
        <>
          <PageTitle title={`${t(text.consolidation)}: ${t(c.name)} · ${t(c.periodName)} — ${t(c.unitName)}`}>
            {c.own && <Status duty={c.own} />}
          </PageTitle>
          <ProblemBox problem={renewing.problem} />
          {receipt && <ReceiptBox place={place} receipt={receipt} />}
          {c.own?.status === 'returned' && c.own.returned && <Returned returned={c.own.returned} />}
          <Standing consolidation={c} place={place} />
          <Differences consolidation={c} place={place} onAgain={again} onDeclined={renew} />
          <Targets consolidation={c} place={place} />
          <section>
            <h2>{t(text.figures)}</h2>
            <p class="quiet">{t(text.figuresHelp)}</p>
            <FiguresTable reading={readingOf(c, place, null)} cells={c.cells} />
          </section>
          <Narratives consolidation={c} place={place} />
          <Remarks consolidation={c} place={place} />
          <Own
            key={edition}
            place={place}
            consolidation={c}
            replacing={replacing}
            onReplace={() => setReplacing(true)}
            onSaved={own => loaded.set({ ...c, own })}
            onReload={renew}
            onReceipt={r => {
              setReceipt(r)
              renew()
              scrollTo(0, 0)
            }}
          />
          <Sources consolidation={c} place={place} />
        </>
      )}
    </Await>
  )
}
