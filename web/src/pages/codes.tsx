import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import type { CodesBegun, OwnAccount } from '../contract/contract'
import { t } from '../format/language'
import { TextInput } from '../parts/inputs'
import { ProblemBox } from '../parts/parts'
import { api } from '../server/api'
import { useAct } from '../server/session'
import { text } from '../texts/text'

/** The second factor: off, being set up, on. */
export function Codes({ account, onChanged }: { account: OwnAccount; onChanged: () => void }) {
  const [begun, setBegun] = useState<CodesBegun | null>(null)
  const [recovery, setRecovery] = useState<string[] | null>(null)
  if (recovery)
    return (
      <Recovery
        codes={recovery}
        onKept={() => {
          setRecovery(null)
          setBegun(null)
          onChanged()
        }}
      />
    )
  if (begun) return <FirstCode begun={begun} onCodes={setRecovery} />
  return (
    <>
      <p>
        <strong>{account.codes ? t(text.codesAreOn, account.recoveryLeft) : t(text.codesAreOff)}</strong>{' '}
        {t(text.codesExplained)}
      </p>
      {!account.codes && (
        <Confirmed
          name={t(text.codesBegin)}
          testid="codes-begin"
          act={async current => setBegun(await api.beginCodes(current))}
        />
      )}
      {account.codes && !account.mustHaveCodes && (
        <Confirmed
          name={t(text.codesTurnOff)}
          testid="codes-off"
          act={async current => {
            await api.turnCodesOff(current)
            onChanged()
          }}
        />
      )}
    </>
  )
}

/** An act for which one types the password again. */
function Confirmed({ name, testid, act }: { name: string; testid: string; act: (current: string) => Promise<void> }) {
  const acting = useAct()
  const [current, setCurrent] = useState('')
  return (
    <form
      onSubmit={e => {
        e.preventDefault()
        void acting.run(() => act(current))
      }}
    >
      <TextInput
        label={t(text.currentPassword)}
        type="password"
        autocomplete="current-password"
        value={current}
        onValue={setCurrent}
        testid={`${testid}-password`}
        required
      />
      <ProblemBox problem={acting.problem} />
      <button data-testid={testid} disabled={acting.busy}>
        {name}
      </button>
    </form>
  )
}

function FirstCode({ begun, onCodes }: { begun: CodesBegun; onCodes: (codes: string[]) => void }) {
  const act = useAct()
  const [code, setCode] = useState('')
  return (
    <form
      onSubmit={e => {
        e.preventDefault()
        void act.run(async () => onCodes((await api.turnCodesOn(code)).codes))
      }}
    >
      <p>{t(text.codesScan)}</p>
      <Qr words={begun.uri} />
      <p>
        {t(text.codesKey)}:{' '}
        <code class="secret" data-testid="codes-key">
          {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <TextInput
        label={t(text.code6)}
        value={code}
        onValue={setCode}
        autocomplete="one-time-code"
        testid="codes-code"
        required
      />
      <ProblemBox problem={act.problem} />
      <button class="main" data-testid="codes-on" disabled={act.busy}>
        {t(text.codesTurnOn)}
      </button>
    </form>
  )
}

/** Made here: the key goes to no other place. */
function Qr({ words }: { words: string }) {
  const { data, size } = encode(words)
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x},${y}h1v1h-1z`] : [])))
  return (
    <svg class="qr" role="img" aria-label={t(text.codesQr)} viewBox={`0 0 ${size} ${size}`}>
      <path d={dark.join('')} />
    </svg>
  )
}

function Recovery({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  return (
    <section aria-labelledby="recovery">
      <h3 id="recovery">{t(text.recovery)}</h3>
      <p>{t(text.recoveryExplained)}</p>
      <ul class="plain-list" data-testid="recovery">
        {codes.map(c => (
          <li key={c}>
            <code class="secret">{c}</code>
          </li>
        ))}
      </ul>
      <button type="button" class="main" data-testid="recovery-kept" onClick={onKept}>
        {t(text.recoveryKept)}
      </button>
    </section>
  )
}
