import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Finding, Head, VerifyPlace } from '../contract/contract'
import { instant, number } from '../format/format'
import { t } from '../format/language'
import { Await, PageTitle, ProblemBox, Said } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { text } from '../texts/text'

/** That what is recorded is as it was recorded: heads to keep elsewhere, and a look at everything. */
export function ProofPage() {
  const loaded = useLoad(path.proof(), () => api.heads(null))
  return (
    <>
      <PageTitle title={t(text.proof)}>
        <p class="quiet">{t(text.proofExplained)}</p>
      </PageTitle>
      <Await loaded={loaded}>{({ heads }) => <Heads heads={heads} onTaken={loaded.reload} />}</Await>
      <Verify />
    </>
  )
}

function Heads({ heads, onTaken }: { heads: Head[]; onTaken: () => void }) {
  const act = useAct()
  const take = () =>
    void act.run(async () => {
      await api.takeHead()
      onTaken()
    })
  return (
    <section class="box" aria-labelledby="heads">
      <h2 id="heads">{t(text.heads)}</h2>
      <p class="quiet">{t(text.headsExplained)}</p>
      {heads.length === 0 ? (
        <p>{t(text.noHeads)}</p>
      ) : (
        <table class="values stack" data-testid="heads">
          <thead>
            <tr>
              <th>{t(text.headAt)}</th>
              <th>{t(text.headSize)}</th>
              <th>{t(text.headRoot)}</th>
            </tr>
          </thead>
          <tbody>
            {heads.slice(0, 5).map(h => (
              <tr key={h.size}>
                <td>{instant(h.at)}</td>
                <td>{number(h.size)}</td>
                <td>
                  <code class="hash">{h.root}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ProblemBox problem={act.problem} />
      <div class="row">
        <button type="button" data-testid="take-head" disabled={act.busy} onClick={take}>
          {t(text.takeHead)}
        </button>
        <a class="button" href={api.headsUrl()} download={`planmonitor-heads-${heads[0]?.size ?? 0}.json`}>
          {t(text.exportHeads)}
        </a>
      </div>
    </section>
  )
}

type Looked = { rows: number; partitions: number; findings: Finding[]; done: boolean }

/** Part by part, so that no request takes long; whoever leaves the page ends it. */
function Verify() {
  const [looked, setLooked] = useState<Looked | null>(null)
  const act = useAct()
  const verify = () =>
    void act.run(async () => {
      let so: Looked = { rows: 0, partitions: 0, findings: [], done: false }
      let place: VerifyPlace | null = null
      do {
        const page = await api.verifyPart(place)
        so = {
          ...so,
          rows: so.rows + page.rows,
          partitions: so.partitions + page.partitions,
          findings: [...so.findings, ...page.findings],
        }
        setLooked(so)
        place = page.next
      } while (place)
      const log = await api.verifyLog()
      setLooked({ ...so, findings: [...so.findings, ...log.findings], done: true })
    })
  return (
    <section class="box" aria-labelledby="verify">
      <h2 id="verify">{t(text.verifyAll)}</h2>
      <p class="quiet">{t(text.verifyAllExplained)}</p>
      <button type="button" class="main" data-testid="verify" disabled={act.busy} onClick={verify}>
        {t(text.verifyAllNow)}
      </button>
      <ProblemBox problem={act.problem} />
      {looked && <Outcome looked={looked} />}
    </section>
  )
}

function Outcome({ looked }: { looked: Looked }) {
  const counted = t(text.verifyCounted, number(looked.rows), number(looked.partitions))
  return (
    <>
      <p role="status">{looked.done ? counted : t(text.verifying, counted)}</p>
      {looked.done && looked.findings.length === 0 && <Said>{t(text.nothingDiffers)}</Said>}
      {looked.findings.length > 0 && (
        <>
          <p class="box bad" role="alert">
            {t(text.differs, number(looked.findings.length))}
          </p>
          <ul class="messages" data-testid="findings">
            {looked.findings.map((f, i) => (
              <li key={i}>
                <strong>{t(f.what)}</strong>
                <div class="small">
                  <code class="hash">
                    {f.table} · {f.partition} · {f.key}
                  </code>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
