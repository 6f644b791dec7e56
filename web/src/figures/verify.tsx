import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, Verification } from '../contract/contract'
import { t } from '../format/language'
import { Fact, Facts, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'

/** Whether what was sent up can be made again, byte for byte, from exactly what went in. */
export function Verify({ place, revision }: { place: Place; revision: number }) {
  const [found, setFound] = useState<Verification | null>(null)
  const act = useAct()
  return (
    <section class="box">
      <h2>{t(text.verify)}</h2>
      <p class="quiet">{t(text.verifyExplained)}</p>
      <button
        type="button"
        class="no-print"
        data-testid="verify"
        disabled={act.busy}
        onClick={() => void act.run(async () => setFound(await api.verify(place, revision)))}
      >
        {t(text.verifyNow)}
      </button>
      <ProblemBox problem={act.problem} />
      {found && (
        <div role="status" data-testid="verified">
          <Verdict same={found.same} />
          <Facts>
            <Fact name={t(text.hashSent)}>
              <code class="hash">{found.sha256 ?? '—'}</code>
            </Fact>
            <Fact name={t(text.hashRecomputed)}>
              <code class="hash">{found.recomputedSha256 ?? '—'}</code>
            </Fact>
          </Facts>
        </div>
      )}
    </section>
  )
}

/** @param same Null: it cannot be told. */
function Verdict({ same }: { same: boolean | null }) {
  const words = same ? `✓ ${t(text.verifySame)}` : `✗ ${t(text.verifyDiffers)}`
  const look = same ? 'box ok' : 'box bad'
  return (
    <p class={same === null ? 'box' : look}>
      <strong>{same === null ? t(text.verifyUnknown) : words}</strong>
    </p>
  )
}
