import { api } from '../server/api'
import type { Place, Receipt } from '../contract/contract'
import { day, instant, size } from '../format/format'
import { t } from '../format/language'
import { Await, Fact, Facts, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useHere, useLoad } from '../server/session'
import { text } from '../texts/text'

/** Shown right after submitting, at the top of the page. */
export function ReceiptBox({ place, receipt }: { place: Place; receipt: Receipt }) {
  return (
    <section class="box ok receipt-box" role="status" aria-live="polite">
      <h2>✓ {t(text.received)}</h2>
      <p>
        {t(text.receiptNumber)}: <strong data-testid="receipt-number">{receipt.number}</strong> · {instant(receipt.at)}{' '}
        {receipt.dueSentence && <> · {t(receipt.onTime ? text.onTime : text.late)}</>}
      </p>
      <p>
        {t(text.keepReceipt)} <a href={path.receipt(place, receipt.revision)}>{t(text.openReceipt)}</a>
      </p>
    </section>
  )
}

/** The receipt alone on a page, made for one sheet of A4. */
export function ReceiptPage({ place, revision }: { place: Place; revision: number }) {
  const loaded = useLoad(`${path.receipt(place, revision)}`, () => api.receipt(place, revision))
  const { cycles } = useHere()
  return (
    <Await loaded={loaded}>
      {receipt => (
        <article class="sheet">
          <PageTitle title={t(text.receipt)}>
            <p>
              {t(text.receiptNumber)}: <strong data-testid="receipt-number">{receipt.number}</strong>
            </p>
          </PageTitle>
          <Facts>
            <Fact name={t(text.unit)}>
              {t(receipt.unitName)} ({receipt.unit})
            </Fact>
            <Fact name={t(text.plan)}>{titleOf(place, cycles)}</Fact>
            <Fact name={t(text.duty)}>
              {t(receipt.name)} · {t(receipt.periodName)} · {t(text.revisionN, receipt.revision)}
            </Fact>
            <Fact name={t(text.receivedAt)}>{instant(receipt.at)} (UTC+7)</Fact>
            <Fact name={t(text.submittedBy)}>{receipt.by}</Fact>
            <Fact name={t(text.timeliness)}>{timeliness(receipt)}</Fact>
            <Fact name={t(text.content)}>{t(receipt.nilName ?? text.reportWithValues)}</Fact>
            {receipt.document && (
              <Fact name={t(text.document)}>
                {receipt.document.number}, {day(receipt.document.date)}
              </Fact>
            )}
            <Fact name={t(text.valuesHash)}>
              <code class="hash">{receipt.valuesSha256}</code>
            </Fact>
          </Facts>
          <h2>{t(text.files)}</h2>
          {receipt.files.length === 0 ? (
            <p>{t(text.noFiles)}</p>
          ) : (
            <table class="values stack">
              <thead>
                <tr>
                  <th>{t(text.fileName)}</th>
                  <th>{t(text.fileSize)}</th>
                  <th>SHA-256</th>
                </tr>
              </thead>
              <tbody>
                {receipt.files.map(f => (
                  <tr key={f.sha256}>
                    <td>{f.name}</td>
                    <td>{size(f.size)}</td>
                    <td>
                      <code class="hash">{f.sha256}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p class="quiet">
            {t(text.receiptMeaning)}{' '}
            {receipt.provable && (
              <>
                {t(text.proofMeaning)}{' '}
                <a href="/receipt-check.html" download class="no-print">
                  {t(text.proofChecker)}
                </a>
              </>
            )}
          </p>
          <div class="row no-print">
            <button type="button" class="main" onClick={() => print()}>
              {t(text.print)}
            </button>
            {receipt.provable && (
              <a
                class="button"
                href={api.proofUrl(place, receipt.revision)}
                download={`${receipt.number}.json`}
                data-testid="download-proof"
              >
                {t(text.downloadProof)}
              </a>
            )}
            <a class="button" href={path.submission(place)}>
              {t(text.toSubmission)}
            </a>
          </div>
        </article>
      )}
    </Await>
  )
}

/** Where no date is stated nothing is said of being in time. */
function timeliness(receipt: Receipt): string {
  if (!receipt.dueSentence) return t(text.noDeadline)
  const inTime = t(receipt.onTime ? text.onTime : text.late)
  return `${inTime} — ${t(text.deadline)}: ${t(receipt.dueSentence)}`
}

function titleOf(place: Place, cycles: { id: string; title: { vi: string; en: string } }[]): string {
  const cycle = cycles.find(c => c.id === place.cycle)
  return cycle ? t(cycle.title) : place.cycle
}
