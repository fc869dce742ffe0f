// ask.mjs PORT FILE: lets clients try what FILE lists, one client after another, and prints what came of each try as JSON.
import { readFileSync } from 'node:fs';
import { connectAsync } from 'mqtt';

const [port, file] = process.argv.slice(2);
const url = `mqtt://127.0.0.1:${port}`;
const questions = JSON.parse(readFileSync(file, 'utf8'));
const options = { protocolVersion: 5, reconnectPeriod: 0, connectTimeout: 10_000 };

/** What a promise comes to: its value, or the reason code of the error. */
const outcome = (promise, value) => promise.then(value, (error) => error.code ?? error.message);

const admin = await connectAsync(url, { ...options, username: 'admin', password: 'secret' });

let rounds = 0;

/**
 * Whether a client gets a message: another one, which it gets for certain, tells that nothing else will come. Each round has a payload of
 * its own: a client with overlapping subscriptions gets both messages several times, and the rest of a round may arrive in the next one.
 */
async function receives(client, topic) {
  const round = String(++rounds);
  let got = false;
  const end = new Promise((done) => {
    client.on('message', (name, payload) => {
      if (String(payload) !== round) return;
      if (name === topic) got = true;
      if (name === 'r/end') done();
    });
  });
  await admin.publishAsync(topic, round, { qos: 1 });
  await admin.publishAsync('r/end', round, { qos: 1 });
  await end;
  client.removeAllListeners('message');
  return got;
}

const tries = {
  publish: (client, topic) => outcome(client.publishAsync(topic, 'x', { qos: 1 }), () => 0),
  subscribe: (client, topic) =>
    outcome(client.subscribeAsync(topic, { qos: 0 }), ([granted]) => granted?.qos ?? 'none'),
  unsubscribe: (client, topic) =>
    outcome(client.unsubscribeAsync(topic), (packet) => packet?.granted?.[0] ?? 0),
  receive: receives,
};

const answers = [];
for (const { username, password, clientId, topics } of questions) {
  const client = await connectAsync(url, { ...options, clientId, username, password }).catch(
    (error) => error,
  );
  if (client instanceof Error) {
    answers.push(client.code);
    continue;
  }
  await client.subscribeAsync('r/#');
  const got = [];
  for (const [kind, topic] of topics) got.push(await tries[kind](client, topic));
  answers.push(got);
  await client.endAsync();
}
await admin.endAsync();
process.stdout.write(JSON.stringify(answers));
