// What a Flex Consumption plan does not take, though the type of a site has it: the service ignores or refuses it when it is deployed.
// (learn.microsoft.com/azure/azure-functions/functions-app-settings, "Flex Consumption plan deprecations")
import { every, properties } from '../syntax.mjs'

const notTaken = new Set([
  'ftpsState', 'use32BitWorkerProcess', 'isReserved', 'isXenon', 'windowsFxVersion', 'alwaysOn', 'preWarmedInstanceCount', 'functionAppScaleLimit', 'containerSize',
  'javaVersion', 'powerShellVersion', 'netFrameworkVersion', 'linuxFxVersion',
  'FUNCTIONS_EXTENSION_VERSION', 'FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_WORKER_RUNTIME_VERSION', 'FUNCTIONS_MAX_HTTP_CONCURRENCY', 'FUNCTIONS_WORKER_PROCESS_COUNT',
  'FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED', 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', 'WEBSITE_CONTENTSHARE', 'WEBSITE_NODE_DEFAULT_VERSION',
])

export function checkFlex(file) {
  if (!file.declarations.some(d => d.kind === 'resource' && d.path?.startsWith('Microsoft.Web/sites@'))) return
  for (const node of every(file.root))
    if (node.type === 'object')
      for (const [name, , at] of properties(node)) if (notTaken.has(name)) file.report(at, `a Flex Consumption plan does not take '${name}'`)
}
