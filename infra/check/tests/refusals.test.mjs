// Every kind of mistake, made in a copy of the real files, is told; the real files have none.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkFolder } from '../check.mjs'

const infra = fileURLToPath(new URL('../../', import.meta.url))
const folders = []
after(() => folders.forEach(f => rmSync(f, { recursive: true })))

/** The problems told of a copy in which, in one file, texts are replaced by others. */
async function problemsOf(file, edits) {
  const folder = mkdtempSync(path.join(tmpdir(), 'infra-'))
  folders.push(folder)
  cpSync(infra, folder, { recursive: true, filter: f => path.basename(f) !== 'check' })
  const changed = path.join(folder, file)
  let text = readFileSync(changed, 'utf8')
  for (const [from, to] of edits) {
    assert.ok(text.includes(from), `${file} does not hold: ${from}`)
    text = text.replace(from, () => to)
  }
  writeFileSync(changed, text)
  return (await checkFolder(folder)).flatMap(f => f.problems).map(p => `${path.relative(folder, p.file)}: ${p.says}`)
}

const cases = [
  // form
  ['a brace that is not closed', 'modules/host.bicep', "resource package '", "var x = {\nresource package '", /not understood|is missing/],
  ['two statements on one line', 'modules/host.bicep', "'app-package'\n", "'app-package' var y = 1\n", /a new line is missing/],
  ['two properties on one line', 'modules/identity.bicep', 'name: name\n  location', 'name: name location', /a new line is missing/],
  ['two items without a comma', 'modules/data.bicep', "'PUT', 'OPTIONS'", "'PUT' 'OPTIONS'", /a new line is missing/],
  ['a decorator on the line of its declaration', 'modules/data.bicep', "@description('Where the pages come from that upload files from the browser.')\n", '@secure() ', /a new line is missing/],
  ['a call in an array', 'modules/budget.bicep', '[email]', '[toLower(email)]', /a call as an item of an array/],
  ['a spread', 'modules/identity.bicep', 'tags: tags', 'tags: { ...tags }', /not understood|is missing/],
  ['a kind of declaration this check cannot follow', 'modules/host.bicep', 'param accountName string', 'type name = string\nparam accountName string', /does not know 'type'/],

  // names
  ['a name nobody declared', 'modules/host.bicep', 'name: accountName', 'name: acountName', /nothing here is named 'acountName'/],
  ['a name inside a text', 'modules/network.bicep', '${service}.${environment', '${servce}.${environment', /nothing here is named 'servce'/],
  ['a loop variable outside of its loop', 'modules/roles.bicep', 'guid(insights.id, principalId, metricsPublisher)', 'guid(role.id)', /nothing here is named 'role'/],
  ['a name declared twice', 'modules/budget.bicep', 'param amount int', 'param amount int\nvar amount = 1', /'amount' is declared more than once/],
  ['an output declared twice', 'modules/app.bicep', 'output name', "output name string = 'a'\noutput name", /'name' is declared more than once/],
  ['a parameter nobody uses', 'modules/budget.bicep', 'param amount int', 'param amount int\nparam spare int', /'spare' is declared but never used/],
  ['a variable nobody uses', 'modules/budget.bicep', 'param amount int', 'param amount int\nvar spare = amount', /'spare' is declared but never used/],
  ['a function Bicep does not have', 'main.bicep', 'uniqueString(', 'uniqeString(', /there is no function 'uniqeString'/],
  ['a decorator Bicep does not have', 'main.bicep', '@minLength(2)', '@minLenght(2)', /there is no decorator 'minLenght'/],
  ['a name that is not in an object', 'main.bicep', 'planName: names.plan', 'planName: names.plans', /there is no 'plans' in it/],
  ['a name that not every item of a loop has', 'modules/roles.bicep', '    why: ', '    because: ', /not every item of 'hostRoles' has 'why'/],
  ['a name that no item of a loop has', 'modules/alerts.bicep', 'r.?back', 'r.?backwards', /not every item of 'rules' has 'backwards'/],
  ['an answer a resource does not give', 'modules/app.bicep', 'insights.properties.ConnectionString', 'insights.properties.connectionString', /has no 'connectionString' there/],
  ['an answer of a part of a resource', 'modules/app.bicep', 'primaryEndpoints.table', 'primaryEndpoints.tables', /has no 'tables' there/],
  ['something of a module that is no output', 'main.bicep', 'identity.outputs.clientId', 'identity.clientId', /of a module there are outputs, not 'clientId'/],

  // modules and parameter files
  ['a module file that is not there', 'main.bicep', 'modules/budget.bicep', 'modules/budgets.bicep', /there is no module file/],
  ['a parameter a module lacks', 'main.bicep', 'amount: budgetAmount', 'amount: budgetAmount\n    currency: location', /has no parameter 'currency'/],
  ['a parameter a module wants', 'main.bicep', '    amount: budgetAmount\n', '', /needs the parameter 'amount'/],
  ['a parameter of another kind', 'main.bicep', 'publicAccess: true', "publicAccess: 'yes'", /'publicAccess' is bool, not string/],
  ['a parameter outside of its list', 'main.bicep', 'redundancy: hostRedundancy', "redundancy: 'Premium_LRS'", /'redundancy' is one of .* not 'Premium_LRS'/],
  ['an output a module lacks', 'main.bicep', 'identity.outputs.clientId', 'identity.outputs.client', /has no output 'client'/],
  ['a parameter file with a parameter too many', 'main.bicepparam', 'param logDays', "param colour = 'red'\nparam logDays", /has no parameter 'colour'/],
  ['a parameter file with one too few', 'main.province.bicepparam', 'param logDays = 90\n', '', /needs the parameter 'logDays'/],
  ['a parameter file with a value outside of the list', 'main.country.bicepparam', 'instanceMemory = 4096', 'instanceMemory = 1024', /'instanceMemory' is one of/],
  ['a parameter file with a number beyond the limit', 'main.country.bicepparam', 'logDays = 180', 'logDays = 1000', /beyond its @maxValue\(730\)/],
  ['a parameter file of no template', 'main.bicepparam', "using 'main.bicep'", "using 'mian.bicep'", /begins with: using/],

  // resources
  ['a resource type that does not exist', 'modules/identity.bicep', 'userAssignedIdentities@', 'userAsignedIdentities@', /there is no definition of/],
  ['a version the definitions are not of', 'modules/identity.bicep', '@2024-11-30', '@2099-01-01', /the definition is of/],
  ['a type without a version', 'modules/identity.bicep', '@2024-11-30', '', /written with its version/],
  ['a property that does not exist', 'modules/storage-account.bicep', "accessTier: 'Hot'", "accessTeir: 'Hot'", /has no property 'accessTeir'/],
  ['a property in another case', 'modules/monitoring.bicep', 'WorkspaceResourceId:', 'workspaceResourceId:', /did you mean 'WorkspaceResourceId'/],
  ['a property that is wanted', 'modules/storage-account.bicep', "  kind: 'StorageV2'\n", '', /needs the property 'kind'/],
  ['a property only the service sets', 'modules/identity.bicep', 'tags: tags\n}', "tags: tags\n  properties: {\n    clientId: 'x'\n  }\n}", /read only/],
  ['a text where a number belongs', 'modules/data.bicep', 'maxAgeInSeconds: 3600', "maxAgeInSeconds: '3600'", /is int, not string/],
  ['a number where a text belongs', 'modules/app.bicep', "minTlsVersion: '1.2'", 'minTlsVersion: 12', /is .*, not int/],
  ['an object where a list belongs', 'modules/alerts.bicep', 'scopes: [dataAccount.id]', 'scopes: {}', /is string\[\], not object/],
  ['a parameter of a kind the property is not of', 'modules/budget.bicep', 'param amount int', 'param amount string', /is int, not string \('amount'\)/],
  ['a value outside of a closed list', 'modules/sign-in.bicep', "'RedirectToLoginPage'", "'RedirectToLogin'", /is one of .* not 'RedirectToLogin'/],
  ['a value outside of a closed list, through @allowed', 'modules/sign-in.bicep',
    [['param appName', "@allowed(['Return401', 'Return404'])\nparam action string\nparam appName"], ["unauthenticatedClientAction: 'RedirectToLoginPage'", 'unauthenticatedClientAction: action']], /not 'Return404'/],
  ['a property deep inside a variable', 'modules/app.bicep', '    instanceCount: alwaysReady\n  }\n  {', '    instances: alwaysReady\n  }\n  {', /has no property 'instances'/],
  ['one shape of several, chosen by a name that is none', 'modules/sign-in.bicep', "name: 'authsettingsV2'", "name: 'authSettingsV3'", /is one of .* not 'authSettingsV3'/],
  ['an alert with a misspelt property', 'modules/alerts.bicep', 'windowSize: ', 'windowSizes: ', /has no property 'windowSizes'/],
  ['an alert with an aggregation that does not exist', 'modules/alerts.bicep', "timeAggregation: 'Total'", "timeAggregation: 'Totals'", /is one of .* not 'Totals'/],

  // our own rules
  ['a storage account with keys', 'modules/storage-account.bicep', 'allowSharedKeyAccess: false', 'allowSharedKeyAccess: true', /'allowSharedKeyAccess' must be false/],
  ['a storage account that forgets to forbid keys', 'modules/storage-account.bicep', '    allowSharedKeyAccess: false\n', '', /'allowSharedKeyAccess' must be false/],
  ['a storage account without https', 'modules/storage-account.bicep', 'supportsHttpsTrafficOnly: true', 'supportsHttpsTrafficOnly: false', /'supportsHttpsTrafficOnly' must be true/],
  ['an app without https', 'modules/app.bicep', 'httpsOnly: true', 'httpsOnly: false', /'httpsOnly' must be true/],
  ['passwords to deploy with', 'modules/app.bicep', 'allow: false', 'allow: true', /'allow' must be false/],
  ['a right on the whole group', 'modules/roles.bicep', '  scope: insights\n', '', /a role is assigned on one resource/],
  ['a right on something that is no resource of the file', 'modules/roles.bicep', '  scope: insights\n', '  scope: resourceGroup()\n', /a role is assigned on one resource/],
  ['a key that is read', 'modules/app.bicep', "PlanMonitor__IdentityProvider: 'aad'", 'PlanMonitor__IdentityProvider: dataAccount.listKeys().keys[0].value', /no key and no secret/],
  ['a property the plan does not take', 'modules/app.bicep', "minTlsVersion: '1.2'", "alwaysOn: true", /does not take 'alwaysOn'/],
  ['a setting the plan does not take', 'modules/app.bicep', 'TaskHubName: taskHub', "FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'\n  TaskHubName: taskHub", /does not take 'FUNCTIONS_WORKER_RUNTIME'/],
  ['a sign-in that lets everybody in', 'modules/sign-in.bicep', 'requireAuthentication: true', 'requireAuthentication: false', /must require that people sign in/],
]

for (const [name, file, ...rest] of cases)
  test(`${name} is refused`, async () => {
    const says = rest.at(-1)
    const told = await problemsOf(file, rest.length === 3 ? [rest.slice(0, 2)] : rest[0])
    assert.ok(told.some(t => says.test(t)), `expected ${says}, was told:\n${told.join('\n') || '(nothing)'}`)
  })

test('the real files have no problem', async () => assert.deepEqual((await checkFolder(infra)).flatMap(f => f.problems), []))
