import { useState } from 'preact/hooks'
import { api } from '../server/api'
import { unitKinds, type Unit, type UnitKind } from '../contract/contract'
import { day, fold } from '../format/format'
import { t } from '../format/language'
import { Check, Choose, DayInput, LongInput, TextInput } from '../parts/inputs'
import { Await, Dialog, PageTitle, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { text } from '../texts/text'

const kindName: Record<UnitKind, typeof text.kindProvince> = {
  province: text.kindProvince,
  district: text.kindDistrict,
  commune: text.kindCommune,
  agency: text.kindAgency,
  massOrganisation: text.kindMass,
}

export function UnitsPage() {
  const loaded = useLoad(path.units(), api.units)
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState<Unit | 'new' | null>(null)
  return (
    <>
      <PageTitle title={t(text.units)}>
        <button type="button" class="main" data-testid="add-unit" onClick={() => setOpen('new')}>
          {t(text.addUnit)}
        </button>
      </PageTitle>
      <TextInput label={t(text.search)} help={t(text.searchHelp)} value={wanted} onValue={setWanted} testid="search" />
      <Await loaded={loaded}>
        {units => {
          const name = (code: string | null) => {
            const u = units.find(x => x.code === code)
            return u ? t(u.name) : (code ?? '—')
          }
          const found = units.filter(u => fold(`${u.name.vi} ${u.name.en} ${u.code}`).includes(fold(wanted)))
          return (
            <>
              <div class="scroll">
                <table class="values stack">
                  <thead>
                    <tr>
                      <th>{t(text.code)}</th>
                      <th>{t(text.name)}</th>
                      <th>{t(text.kind)}</th>
                      <th>{t(text.above)}</th>
                      <th>{t(text.validity)}</th>
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {found.map(u => (
                      <tr key={u.code}>
                        <td>
                          <code>{u.code}</code>
                        </td>
                        <th scope="row">
                          {t(u.name)}
                          {u.deactivated && <span class="flag overdue">{t(text.deactivated)}</span>}
                        </th>
                        <td>{t(kindName[u.kind])}</td>
                        <td>{name(u.parent)}</td>
                        <td>
                          {day(u.validFrom)} – {day(u.validTo) || '…'}
                        </td>
                        <td>
                          <button type="button" onClick={() => setOpen(u)}>
                            {t(text.edit)}
                          </button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {found.length === 0 && <p class="box">{t(text.nothingMatches)}</p>}
              {open && (
                <UnitDialog
                  unit={open === 'new' ? null : open}
                  units={units}
                  onClose={() => setOpen(null)}
                  onDone={() => {
                    setOpen(null)
                    loaded.reload()
                  }}
                />
              )}
            </>
          )
        }}
      </Await>
    </>
  )
}

function UnitDialog({
  unit,
  units,
  onClose,
  onDone,
}: {
  unit: Unit | null
  units: Unit[]
  onClose: () => void
  onDone: () => void
}) {
  const [u, setU] = useState({
    code: unit?.code ?? '',
    vi: unit?.name.vi ?? '',
    en: unit?.name.en ?? '',
    kind: unit?.kind ?? ('commune' as UnitKind),
    parent: unit?.parent ?? '',
    validFrom: unit?.validFrom ?? '',
    validTo: unit?.validTo ?? '',
    deactivated: unit?.deactivated ?? false,
    superior: unit?.letterhead?.superior ?? '',
    issuer: unit?.letterhead?.issuer ?? '',
    abbreviation: unit?.letterhead?.abbreviation ?? '',
    signer: unit?.letterhead?.signer ?? '',
    reason: '',
  })
  const act = useAct()
  const put = (change: Partial<typeof u>) => setU({ ...u, ...change })
  const save = (e: Event) => {
    e.preventDefault()
    const name = { vi: u.vi.normalize('NFC').trim(), en: u.en.trim() || u.vi.normalize('NFC').trim() }
    const letterhead = {
      superior: u.superior || null,
      issuer: u.issuer || null,
      abbreviation: u.abbreviation || null,
      signer: u.signer || null,
    }
    void act.run(async () => {
      if (unit)
        await api.changeUnit(
          unit.code,
          {
            name,
            parent: u.parent || null,
            validTo: u.validTo || null,
            deactivated: u.deactivated,
            letterhead,
            reason: u.reason,
          },
          unit.etag,
        )
      else
        await api.addUnit({
          code: u.code.trim(),
          name,
          kind: u.kind,
          parent: u.parent || null,
          validFrom: u.validFrom,
          letterhead,
        })
      onDone()
    })
  }
  return (
    <Dialog title={unit ? t(unit.name) : t(text.addUnit)} onClose={onClose}>
      <form onSubmit={save}>
        {!unit && <TextInput label={t(text.code)} value={u.code} onValue={code => put({ code })} required />}
        <TextInput label={t(text.nameVi)} value={u.vi} onValue={vi => put({ vi })} required />
        <TextInput label={t(text.nameEn)} value={u.en} onValue={en => put({ en })} />
        {!unit && (
          <Choose
            label={t(text.kind)}
            value={u.kind}
            onValue={k => put({ kind: k as UnitKind })}
            options={unitKinds.map(k => ({ value: k, label: t(kindName[k]) }))}
          />
        )}
        <Choose
          label={t(text.above)}
          value={u.parent}
          onValue={parent => put({ parent })}
          options={[
            { value: '', label: '—' },
            ...units
              .filter(x => x.code !== unit?.code)
              .map(x => ({ value: x.code, label: `${t(x.name)} (${x.code})` })),
          ]}
        />
        {!unit && (
          <DayInput label={t(text.validFrom)} value={u.validFrom} onValue={validFrom => put({ validFrom })} required />
        )}
        <fieldset>
          <legend>{t(text.letterhead)}</legend>
          <p class="help">{t(text.letterheadHelp)}</p>
          <LongInput label={t(text.superior)} value={u.superior} onValue={superior => put({ superior })} rows={2} />
          <LongInput label={t(text.issuer)} value={u.issuer} onValue={issuer => put({ issuer })} rows={2} />
          <TextInput
            label={t(text.abbreviation)}
            help={t(text.abbreviationHelp)}
            value={u.abbreviation}
            onValue={abbreviation => put({ abbreviation })}
          />
          <LongInput label={t(text.signer)} value={u.signer} onValue={signer => put({ signer })} rows={2} />
        </fieldset>
        {unit && (
          <>
            <DayInput label={t(text.validTo)} value={u.validTo} onValue={validTo => put({ validTo })} />
            <Check
              label={t(text.deactivate)}
              help={t(text.deactivateHelp)}
              checked={u.deactivated}
              onValue={deactivated => put({ deactivated })}
            />
            <LongInput label={t(text.reason)} value={u.reason} onValue={reason => put({ reason })} rows={2} required />
          </>
        )}
        <ProblemBox problem={act.problem} />
        <button class="main" disabled={act.busy || (!unit && !u.validFrom)}>
          {t(text.save)}
        </button>
      </form>
    </Dialog>
  )
}
