// Prints, as JSON, what the Bicep files say that the code also says. tests/Infra compares the two.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { every, plain, properties, property, readBicep } from './syntax.mjs'

const modules = fileURLToPath(new URL('../modules/', import.meta.url))
const read = name => readBicep(path.join(modules, name))
const resources = (file, type) => file.declarations.filter(d => d.kind === 'resource' && d.path?.split('@')[0] === type)

/** Names in all objects an expression can give: written out, in variables, in either branch, joined by union(). */
function keysIn(file, node) {
  if (node.type === 'object') return properties(node).map(([key]) => key)
  if (node.type === 'identifier') return keysIn(file, file.declarations.find(d => d.kind === 'var' && d.name.text === node.text).value)
  if (node.type === 'call_expression') return node.namedChildren[1].namedChildren.flatMap(a => keysIn(file, a))
  if (node.type === 'ternary_expression') return node.namedChildren.slice(1).flatMap(a => keysIn(file, a))
  throw new Error(`settings are read from objects, variables, union() and conditions only, not from: ${node.text}`)
}

const variable = (file, name) => file.declarations.find(d => d.kind === 'var' && d.name.text === name).value

const app = read('app.bicep')
const data = read('data.bicep')
const alerts = read('alerts.bicep')
const appSettings = resources(app, 'Microsoft.Web/sites/config').find(d => plain(property(d.body, 'name')) === 'appsettings')
const roleFiles = ['roles.bicep', 'vault.bicep'].map(read)
const fieldsOf = (list, name) => list.namedChildren.map(item => plain(property(item, name)))
const containers = resources(data, 'Microsoft.Storage/storageAccounts/blobServices/containers').map(d => property(d.body, 'name').text)

console.log(JSON.stringify({
  settings: keysIn(app, property(appSettings.body, 'properties')),
  tables: variable(data, 'tables').namedChildren.map(plain),
  containers: containers.map(name => plain(variable(data, name))),
  alerts: ['rules', 'storageRules'].flatMap(list => fieldsOf(variable(alerts, list), 'name')),
  roles: roleFiles.flatMap(file => [...every(file.root)]).map(plain).flatMap(text => /^([A-Z][\w ]+): /.exec(text)?.[1] ?? []),
  measures: [...every(alerts.root)].map(plain).flatMap(text => text?.match(/planmonitor\.[\w.]+/g) ?? []),
}))
