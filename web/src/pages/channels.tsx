import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Address, MyChannels, OfferedChannel } from '../contract/contract'
import { capital } from '../format/format'
import { t } from '../format/language'
import { Check, Choose } from '../parts/inputs'
import { Await, PageTitle, ProblemBox, Said } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { text } from '../texts/text'

/** How I am told outside the system, within what the administrator allows. */
export function ChannelsPage() {
  const loaded = useLoad(path.channels(), api.myChannels)
  return (
    <>
      <PageTitle title={t(text.myChannels)}>
        <p class="quiet">{t(text.myChannelsExplained)}</p>
      </PageTitle>
      <Await loaded={loaded}>{mine => <Choice mine={mine} onSaved={loaded.set} />}</Await>
    </>
  )
}

function Choice({ mine, onSaved }: { mine: MyChannels; onSaved: (next: MyChannels) => void }) {
  const [chosen, setChosen] = useState(() => mine.channels.filter(c => c.chosen).map(c => c.channel))
  const [spoken, setSpoken] = useState(mine.language)
  const [saved, setSaved] = useState(false)
  const act = useAct()
  const save = (e: Event) => {
    e.preventDefault()
    setSaved(false)
    void act.run(async () => {
      onSaved(await api.chooseChannels({ channels: chosen, language: spoken }, mine.etag))
      setSaved(true)
    })
  }
  return (
    <form class="box" onSubmit={save}>
      <p>
        <strong>{t(text.channelsInbox)}</strong> <span class="flag">{t(text.channelsAlways)}</span>
      </p>
      {mine.channels.length === 0 && <p class="quiet">{t(text.noChannels)}</p>}
      {mine.channels.map(c => (
        <div key={c.channel}>
          <Check
            label={capital(t(c.name))}
            checked={chosen.includes(c.channel)}
            onValue={on => setChosen(on ? [...chosen, c.channel] : chosen.filter(x => x !== c.channel))}
          />
          {c.address && <AboutAddress channel={c} address={c.address} />}
        </div>
      ))}
      {mine.channels.length > 0 && (
        <Choose
          label={t(text.letterLanguage)}
          value={spoken}
          onValue={v => setSpoken(v === 'en' ? 'en' : 'vi')}
          options={[
            { value: 'vi', label: t(text.vietnamese) },
            { value: 'en', label: t(text.english) },
          ]}
        />
      )}
      <ProblemBox problem={act.problem} />
      {saved && <Said>{t(text.saved)}</Said>}
      {mine.channels.length > 0 && (
        <button class="main" data-testid="save-channels" disabled={act.busy}>
          {t(text.save)}
        </button>
      )}
    </form>
  )
}

function AboutAddress({ channel, address: { given, name, refused } }: { channel: OfferedChannel; address: Address }) {
  const isEmail = channel.channel === 'email'
  if (!given) return <p class="help">{isEmail ? t(text.emailMissing) : t(text.addressMissing, t(name))}</p>
  if (!refused) return <p class="help">{t(text.emailTo, given)}</p>
  return (
    <p class="box warning">
      {t(isEmail ? text.emailRefusedMine : text.addressRefusedMine, given)}
      <br />
      <span class="quiet small">{t(text.serverSaid, refused.detail)}</span>
    </p>
  )
}
