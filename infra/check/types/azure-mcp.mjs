// Bicep's own types, as the Azure MCP server (npm @azure/mcp) carries them and prints them without a network. It is asked over its
// standard input: started once for all types it needs seconds, started for each it would need minutes.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** @returns a Map from resource type to definition, without those it does not have */
export async function fromAzureMcp(types) {
  const found = new Map()
  if (types.length === 0) return found
  const server = start()
  try {
    await server.ask('initialize', { protocolVersion: '2024-11-05', capabilities: {}, clientInfo: { name: 'infra-check', version: '0' } })
    server.tell('notifications/initialized')
    for (const type of types) {
      const { content } = await server.ask('tools/call', { name: 'bicepschema_get', arguments: { 'resource-type': type } })
      const { status, results } = JSON.parse(content[0].text)
      if (status === 200) found.set(type, definitionOf(results.BicepSchemaResult, type))
    }
  } finally {
    server.stop()
  }
  return found
}

/** The program of this platform; the package's own starter would go and install one. */
function programOf() {
  const name = `@azure/mcp-${platform()}-${arch()}`
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
  return path.join(path.dirname(manifest), Object.values(JSON.parse(readFileSync(manifest, 'utf8')).bin)[0])
}

function start() {
  const child = spawn(programOf(), ['server', 'start', '--mode', 'all', '--namespace', 'bicepschema'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false', DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  })
  const waiting = new Map()
  const fail = error => { for (const { no } of waiting.values()) no(error) }
  child.on('error', fail)
  child.on('exit', code => fail(new Error(`azmcp ended with ${code} before it answered`)))
  createInterface({ input: child.stdout }).on('line', line => {
    const { id, result, error } = JSON.parse(line)
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.no(new Error(error.message))
    else asked?.yes(result)
  })
  let last = 0
  const send = message => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  return {
    tell: method => send({ method }),
    ask: (method, params) => new Promise((yes, no) => {
      waiting.set(++last, { yes, no })
      send({ id: last, method, params })
    }),
    stop: () => child.stdin.end(),
  }
}

function definitionOf(printed, type) {
  const resource = printed.find(p => p.$type === 'Resource' && p.name.toLowerCase().startsWith(`${type.toLowerCase()}@`))
  const types = Object.fromEntries(printed.filter(p => ['Object', 'DiscriminatedObject'].includes(p.$type)).map(p => [p.name, shapeOf(p)]))
  return { versions: [resource.name.split('@')[1]], body: shapeOf(resource.bodyType), types }
}

const propertiesOf = list => Object.fromEntries((list ?? []).map(({ name, type, flags = '' }) =>
  [name, { type, required: flags.includes('Required'), readOnly: flags.includes('ReadOnly') }]))

function shapeOf(printed) {
  if (printed.$type !== 'DiscriminatedObject') return { properties: propertiesOf(printed.properties), additional: printed.additionalPropertiesType }
  const by = printed.discriminator
  const cases = Object.values(printed.elements).map(e => propertiesOf(e.properties)).map(own => [own[by].type, own])
  return { by, common: propertiesOf(printed.baseProperties), cases: Object.fromEntries(cases) }
}
