/** Programs by the word they put into what a browser says of itself; the first that is found counts, as each also names older ones. */
const browsers: [RegExp, string][] = [
  [/coc_coc_browser/i, 'Coc Coc'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Chrome, Windows"; empty: nothing that is known. */
export function agentName(agent: string): string {
  const known = [browsers, systems].map(list => list.find(([word]) => word.test(agent))?.[1])
  return known.filter(Boolean).join(', ')
}
