// Somebody who is signed in, and acts over the HTTP interface (docs/api.md).

const password = 'TrinhDien2023'

export class Person {
  constructor(site, cookie) {
    this.site = site
    this.cookie = cookie
  }

  static async signIn(site, login) {
    const answer = await fetch(`${site}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    })
    if (!answer.ok) throw new Error(`${login} cannot sign in: ${answer.status}`)
    const [name, value] = answer.headers.getSetCookie()[0].split(';')[0].split(/=(.*)/s)
    return new Person(site, { name, value })
  }

  async send(method, path, body, seen) {
    const answer = await fetch(`${this.site}/api${path}`, {
      method,
      headers: {
        Cookie: `${this.cookie.name}=${this.cookie.value}`,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(seen && { 'If-Match': `"${seen}"` }),
      },
      body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text && JSON.parse(text)
  }

  /** Looks first, then acts on what was seen. */
  async act(submission, act, body) {
    const seen = await this.send('GET', submission)
    return this.send('POST', `${submission}/${act}`, body, seen.etag)
  }

  moveTo(instant) {
    return this.send('POST', '/clock/advance', { to: instant })
  }

  /** A small PDF, in one block. */
  async upload(name) {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
        '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n' +
        'xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n' +
        'trailer<</Root 1 0 R/Size 4>>\nstartxref\n164\n%%EOF\n')
    const begun = await this.send('POST', '/uploads', { name, size: bytes.length })
    const url = new URL(begun.url, this.site)
    const block = Buffer.from('000000').toString('base64')
    const put = async (query, body) => {
      const answer = await fetch(`${url}&${query}`, { method: 'PUT', body })
      if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`)
    }
    await put(`comp=block&blockid=${encodeURIComponent(block)}`, bytes)
    await put(
      'comp=blocklist',
      `<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>${block}</Latest></BlockList>`,
    )
    return this.send('POST', `/uploads/${begun.id}/commit`, { name, sha256: null })
  }
}
