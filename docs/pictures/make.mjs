// Makes the pictures of README.md: lives part of Hương Trà's year over the API, then photographs the Vietnamese pages.
//
//   dotnet run --project local -- --reset --clock 2023-02-20T08:00+07:00 --speed 0      (in one terminal)
//   node docs/pictures/make.mjs http://localhost:7071                                  (in another)
//
// It needs Node.js 20.15 or newer and a Chromium on PATH, and no package.

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Browser } from './browser.mjs'
import { Person } from './person.mjs'
import { inFewColours } from './png.mjs'

const site = process.argv[2] ?? 'http://localhost:7071'
const width = 1280

const cycle = '/cycles/huong-tra-2023'
const duty = (obligation, unit, period = '2023') => `${cycle}/obligations/${obligation}/periods/${period}/units/${unit}`
const consolidation = `${cycle}/obligations/results-report/periods/2023/consolidations/480`

const browser = await Browser.open()

/** @param shown The data-testid of what is there when the page is complete. */
async function photograph(person, address, shown, name, height = 800) {
  await browser.tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  await browser.tell('Network.setCookie', { ...person.cookie, url: site })
  await browser.tell('Page.navigate', { url: `${site}${address}` })
  await browser.waitFor(`document.querySelector('[data-testid="${shown}"]')`)
  const { data } = await browser.tell('Page.captureScreenshot', { format: 'png' })
  const bytes = inFewColours(Buffer.from(data, 'base64'))
  writeFileSync(fileURLToPath(new URL(name, import.meta.url)), bytes)
  console.log(`${name}: ${width} x ${height}, ${Math.ceil(bytes.length / 1024)} KB`)
}

try {
  const office = await Person.signIn(site, 'ldtbxh')
  // The clock is the administrator's.
  const admin = await Person.signIn(site, 'admin')
  const plans = ['19996', '20005', '20008', '20011', '20017', '20020', '20035', '20041']
  for (const unit of plans) {
    const commune = await Person.signIn(site, `xa-${unit}`)
    const file = await commune.upload('ke-hoach.pdf')
    const document = { number: `${12 + plans.indexOf(unit)}/KH-UBND`, date: '2023-02-17' }
    await commune.act(duty('implementation-plan', unit), 'submit', {
      values: { K1: true, K2: true, K3: 6 + plans.indexOf(unit) },
      files: [file],
      document,
    })
  }
  for (const unit of plans.slice(0, 6)) await office.act(duty('implementation-plan', unit), 'accept', {})
  await office.act(duty('implementation-plan', '20035'), 'return', {
    reason: 'Kế hoạch chưa nêu kinh phí và thời gian thực hiện.',
    workingDays: 3,
  })

  await admin.moveTo('2023-03-31T15:00:00+07:00')
  const broadcasts = { 19996: 2, 20005: 1, 20008: 4, 20017: 2, 20020: 1, 20041: 3 }
  for (const [unit, times] of Object.entries(broadcasts)) {
    const commune = await Person.signIn(site, `xa-${unit}`)
    await commune.act(duty('monthly-broadcast', unit, '2023-03'), 'submit', { values: { M1: times } })
  }
  await office.act(duty('monthly-broadcast', '20008', '2023-03'), 'accept', {})
  await admin.moveTo('2023-04-05T09:00:00+07:00')
  await photograph(office, `${cycle}/matrix`, 'matrix-cell-20041-implementation-plan-2023', 'matrix.png', 1050)

  await admin.moveTo('2023-11-20T09:00:00+07:00')
  const reports = { 19996: 14, 20008: 9, 20011: 11, 20017: 8, 20020: 12, 20005: 6, 20041: 7 }
  for (const [unit, sessions] of Object.entries(reports)) {
    const commune = await Person.signIn(site, `xa-${unit}`)
    const spent = sessions * 850_000
    await commune.act(duty('results-report', unit), 'submit', {
      values: {
        A3: { numerator: 2, denominator: 3 },
        B1: sessions,
        B2: { total: sessions * 42, splits: { sex: { female: sessions * 25, male: sessions * 17, unknown: 0 } } },
        B3: sessions * 5,
        B4: 1,
        B5: sessions * 2,
        B7a: 1,
        B7b: { total: 36, splits: { sex: { female: 21, male: 15, unknown: 0 } } },
        B8: 1,
        B9: 2,
        C3: 0,
        E1: 15_000_000,
        E2: spent,
        E2a: spent,
        E2b: 0,
        E2c: 0,
      },
      document: { number: `${80 + sessions}/BC-UBND`, date: '2023-11-17' },
    })
  }
  for (const unit of ['19996', '20008', '20011']) await office.act(duty('results-report', unit), 'accept', {})
  await photograph(office, `${consolidation}/provenance?cell=B1`, 'provenance-total', 'number.png')
  const commune = await Person.signIn(site, 'xa-20041')
  await photograph(commune, duty('results-report', '20041'), 'status', 'report.png')
} finally {
  await browser.close()
}
