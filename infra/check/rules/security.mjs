// Our own rules: what every reader of a deployment of a public office would ask first.
import { every, plain, property } from '../syntax.mjs'

/** Resource type: properties (below `properties`) and the one value each must have. */
const demanded = {
  'Microsoft.Storage/storageAccounts': {
    allowSharedKeyAccess: 'false', allowBlobPublicAccess: 'false', supportsHttpsTrafficOnly: 'true', minimumTlsVersion: "'TLS1_2'",
  },
  'Microsoft.Web/sites': { httpsOnly: 'true' },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { allow: 'false' },
  'Microsoft.Insights/components': { DisableLocalAuth: 'true' },
}

export function checkSecurity(file) {
  const resources = file.declarations.filter(d => d.kind === 'resource' && d.body && !d.existing)
  const byName = new Map(file.declarations.filter(d => d.kind === 'resource').map(d => [d.name.text, d]))
  for (const { name, path, body } of resources) {
    const type = path?.split('@')[0]
    for (const [key, value] of Object.entries(demanded[type] ?? {})) {
      const said = property(property(body, 'properties'), key)
      if (said?.text !== value) file.report(said ?? name, `${type}: '${key}' must be ${value}`)
    }
    if (type === 'Microsoft.Authorization/roleAssignments') checkScope(file, name, property(body, 'scope'), byName)
    if (type === 'Microsoft.Web/sites/config' && plain(property(body, 'name')) === 'authsettingsV2') checkSignIn(file, body)
  }
  for (const node of every(file.root))
    if (node.type === 'call_expression' && /(^|\.)(list[A-Z]\w*|getSecret)$/.test(node.namedChildren[0].text)) file.report(node, 'no key and no secret is read here: the app is let in by its identity')
}

/** A right is given on one resource of this file, never on the whole group. */
function checkScope(file, name, scope, resources) {
  if (scope?.type !== 'identifier' || !resources.has(scope.text)) file.report(scope ?? name, 'a role is assigned on one resource: scope names a resource of this file')
}

function checkSignIn(file, body) {
  const global = property(property(body, 'properties'), 'globalValidation')
  if (property(global, 'requireAuthentication')?.text !== 'true') file.report(body, 'App Service Authentication must require that people sign in')
  if (plain(property(global, 'unauthenticatedClientAction')) === 'AllowAnonymous') file.report(body, 'App Service Authentication must not let anonymous requests through')
}
