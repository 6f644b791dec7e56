// A mail server on this machine for tests: takes letters, writes one JSON line of each, and misbehaves where it is told to.
//   node tests/smtp/server.mjs --port 0 --log FILE [--behaviour STAGE=ACT]... [--times N] [--cert FILE --key FILE [--implicit]]
//                              [--auth USER:PASSWORD] [--auth-methods "PLAIN LOGIN"] [--size BYTES] [--hide FEATURE]... [--with-letter] [--tied]
// STAGE: connect, auth, mail, rcpt, data (while the letter flows), dot (the letter is there, the answer is not).
// ACT: drop (cut the connection), silent (never answer), slow:MILLISECONDS, or a reply such as "550 5.1.1 No such user". Only the first --times of them; without it all.
// --tied: ends when its standard input does, so that no server outlives the test that started it.
// Prints the port on the first line. A letter that was taken is in the log before the client hears of it.
import { appendFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const text = { type: 'string' };
const several = { type: 'string', multiple: true, default: [] };
const { values: options } = parseArgs({
  options: {
    port: { ...text, default: '0' }, log: text, behaviour: several, times: text, cert: text, key: text, auth: text, size: text, hide: several,
    implicit: { type: 'boolean' }, 'auth-methods': { ...text, default: 'PLAIN LOGIN' }, 'with-letter': { type: 'boolean' }, tied: { type: 'boolean' },
  },
});
const acts = new Map(options.behaviour.map(b => [b.slice(0, b.indexOf('=')), b.slice(b.indexOf('=') + 1)]));
let left = Number(options.times ?? Infinity);
const sockets = new Map();

function misbehave(stage, session, done) {
  const act = acts.get(stage);
  if (!act || left <= 0) return done();
  left--;
  if (act === 'drop') return sockets.get(session.remotePort)?.destroy();
  if (act === 'silent') return undefined;
  if (act.startsWith('slow:')) return setTimeout(done, Number(act.slice(5)));
  return done(Object.assign(new Error(act.slice(4)), { responseCode: Number(act.slice(0, 3)) }));
}

async function take(letter, session) {
  const read = await PostalMime.parse(letter);
  appendFileSync(options.log, JSON.stringify({
    connection: session.id, messageId: read.messageId, from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(r => r.address), subject: read.subject, at: new Date().toISOString(),
    secure: session.secure, user: session.user || null, body: session.envelope.mailFrom.args?.BODY ?? null,
    ...(options['with-letter'] && { text: read.text, html: read.html, sender: read.from, receivers: read.to, headers: read.headers, letter: letter.toString('latin1') }),
  }) + '\n');
}

const [user, password] = options.auth?.split(':') ?? [];
const server = new SMTPServer({
  banner: 'test', disableReverseLookup: true, closeTimeout: 100, socketTimeout: 600_000,
  secure: options.implicit, cert: options.cert && readFileSync(options.cert), key: options.key && readFileSync(options.key),
  disabledCommands: [...(options.cert ? [] : ['STARTTLS']), ...(options.auth ? [] : ['AUTH'])],
  authMethods: options['auth-methods'].split(' '), authOptional: !options.auth, size: options.size && Number(options.size),
  ...Object.fromEntries(options.hide.map(feature => [`hide${feature}`, true])),
  onConnect: (session, done) => misbehave('connect', session, done),
  onAuth: (given, session, done) => misbehave('auth', session, error => error ? done(error)
    : given.username === user && given.password === password ? done(null, { user }) : done(new Error('Authentication credentials invalid'))),
  onMailFrom: (address, session, done) => misbehave('mail', session, done),
  onRcptTo: (address, session, done) => misbehave('rcpt', session, done),
  onData(stream, session, done) {
    const parts = [];
    const flow = () => stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      if (stream.sizeExceeded) return done(Object.assign(new Error('Message exceeds fixed maximum message size'), { responseCode: 552 }));
      const refused = acts.get('dot')?.match(/^\d{3} /) && left > 0;
      return (refused ? Promise.resolve() : take(Buffer.concat(parts), session)).then(() => misbehave('dot', session, done), done);
    });
    misbehave('data', session, error => error ? (stream.resume(), stream.removeAllListeners('end'), stream.on('end', () => done(error))) : flow());
  },
});
server.server.on('connection', socket => {
  const port = socket.remotePort;
  sockets.set(port, socket);
  socket.on('close', () => sockets.delete(port));
});
server.on('error', error => console.error(error.message));
server.listen(Number(options.port), '127.0.0.1', () => console.log(server.server.address().port));
if (options.tied) process.stdin.on('end', () => process.exit(0)).resume();
