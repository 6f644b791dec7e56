// Every name is declared once and used; every function and decorator is one of Bicep's.
import { every } from '../syntax.mjs'

// learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions
const functions = new Set(`
  any array base64 base64ToJson base64ToString bool cidrHost cidrSubnet coalesce concat contains createObject dataUri dateTimeAdd dateTimeFromEpoch
  dateTimeToEpoch deployer deployment empty endsWith environment extensionResourceId fail filter first flatten format groupBy guid indexOf int
  intersection items join json last lastIndexOf length list listKeys loadFileAsBase64 loadJsonContent loadTextContent loadYamlContent
  managementGroup map mapValues max min newGuid objectKeys padLeft parseCidr pickZones providers range readEnvironmentVariable reduce reference replace
  resourceGroup resourceId shallowMerge skip sort split startsWith string subscription subscriptionResourceId substring take tenant
  tenantResourceId toLogicalZone toLower toObject toPhysicalZone toUpper trim tryGet union uniqueString uri uriComponent
  uriComponentToString utcNow
`.trim().split(/\s+/))

const decoratorNames = new Set('allowed batchSize description export maxLength maxValue metadata minLength minValue onlyIfNotExists retryOn sealed secure waitUntil'.split(' '))

export function checkNames(file) {
  const { declarations, report } = file
  const known = new Map()
  const outputs = new Set()
  for (const { kind, name } of declarations) {
    if (!name) continue
    const taken = kind === 'output' ? outputs.has(name.text) : known.has(name.text)
    if (taken) report(name, `'${name.text}' is declared more than once`)
    if (kind === 'output') outputs.add(name.text)
    else known.set(name.text, { kind, name })
  }
  const used = new Set()
  const uses = makeReader(known, used, report)
  for (const declaration of declarations) {
    declaration.decorators.forEach(d => readDecorator(d, uses, report))
    const own = declaration.name ? declaration.node.namedChildren.filter(c => c.id !== declaration.name.id && c.type !== 'type') : declaration.node.namedChildren
    own.forEach(part => uses(part, new Set()))
  }
  if (file.file.endsWith('.bicepparam')) return
  for (const { kind, name } of known.values())
    if (['param', 'var'].includes(kind) && !used.has(name.text)) report(name, `'${name.text}' is declared but never used`)
}

function readDecorator(decorator, uses, report) {
  const call = decorator.namedChildren[0]
  const name = call.namedChildren[0] ?? call
  if (!decoratorNames.has(name.text)) report(name, `there is no decorator '${name.text}'`)
  call.namedChildren.slice(1).forEach(a => uses(a, new Set()))
}

/** A function that walks an expression and reports the names in it that nothing declares; `local` are those of loops and lambdas around it. */
function makeReader(known, used, report) {
  const read = (node, local) => {
    const parts = node.namedChildren
    switch (node.type) {
      case 'identifier':
        used.add(node.text)
        if (!known.has(node.text) && !local.has(node.text)) report(node, `nothing here is named '${node.text}'`)
        return
      case 'call_expression':
        if (parts[0].type === 'identifier') {
          if (!functions.has(parts[0].text)) report(parts[0], `there is no function '${parts[0].text}'`)
          return parts.slice(1).forEach(p => read(p, local))
        }
        break
      case 'object_property':
        if (parts[0].type === 'string') read(parts[0], local)
        return parts.slice(1).forEach(p => read(p, local))
      case 'for_statement': {
        const [variables, list, ...body] = parts
        read(list, local)
        const inner = new Set([...local, ...(variables.type === 'for_loop_parameters' ? variables.namedChildren : [variables]).map(v => v.text)])
        return body.forEach(p => read(p, inner))
      }
      case 'lambda_expression': {
        const [variables, ...body] = parts
        const inner = new Set([...local, ...[...every(variables)].map(v => v.text)])
        return body.forEach(p => read(p, inner))
      }
    }
    parts.forEach(p => read(p, local))
  }
  return read
}
