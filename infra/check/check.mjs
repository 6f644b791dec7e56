// Checks ../*.bicep, ../*.bicepparam and ../modules/*.bicep; says what is wrong, and how many files it read. README.md of ../ says what is checked.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBicep } from './syntax.mjs'
import { checkFlex } from './rules/flex.mjs'
import { checkMembers } from './rules/members.mjs'
import { checkNames } from './rules/names.mjs'
import { checkModules, checkParameterFile } from './rules/modules.mjs'
import { checkResources } from './rules/resources.mjs'
import { checkSecurity } from './rules/security.mjs'
import { definitionsOf } from './types/definitions.mjs'

const infra = fileURLToPath(new URL('..', import.meta.url))

/** @returns the parsed files, each with its problems */
export async function checkFolder(folder = infra) {
  const under = name => existsSync(name) ? readdirSync(name).filter(f => /\.bicep(param)?$/.test(f)).map(f => path.join(name, f)) : []
  const files = new Map([...under(folder), ...under(path.join(folder, 'modules'))].map(f => [f, readBicep(f)]))
  const sound = [...files.values()].filter(f => f.problems.length === 0)
  const templates = sound.filter(f => f.file.endsWith('.bicep'))
  const typeOf = await definitionsOf(templates.flatMap(f => f.declarations).filter(d => d.kind === 'resource' && d.path).map(d => d.path.split('@')[0]))
  for (const file of sound) checkNames(file)
  for (const file of sound.filter(f => !templates.includes(f))) checkParameterFile(file, p => files.get(p))
  for (const file of templates) {
    checkModules(file, p => files.get(p))
    checkMembers(file, typeOf)
    checkResources(file, typeOf)
    checkSecurity(file)
    checkFlex(file)
  }
  return [...files.values()]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await checkFolder(process.argv[2] && path.resolve(process.argv[2]))
  const problems = files.flatMap(f => f.problems)
  for (const { file, line, column, says } of problems) console.log(`${path.relative(process.cwd(), file)}(${line},${column}): ${says}`)
  console.log(`${files.length} files, ${problems.length} problems`)
  process.exitCode = files.length === 0 || problems.length > 0 ? 1 : 0
}
