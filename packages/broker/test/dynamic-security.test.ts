import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MqttClient } from 'mqtt';
import { afterAll, describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { startBrokerFrom } from '../src/index.js';
import { client, nextMessage } from './support/boot.js';

const folder = mkdtempSync(join(tmpdir(), 'dynamic-security-'));
afterAll(() => rmSync(folder, { recursive: true }));
const configuration = join(folder, 'mosquitto.conf');
const path = join(folder, 'security.json');
writeFileSync(
  configuration,
  'listener 1883\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file security.json\n',
);

const TOPIC = '$CONTROL/dynamic-security/v1';
// PBKDF2 of `secret`, as Mosquitto writes it.
const administrator = {
  username: 'admin',
  encoded_password:
    '$7$101$MTIzNDU2Nzg5MDEy$h3OGTDkrPBc1IDrkvFUXjghw4dN9103fBdTZDvDSOC4EJPkNbHi3fY2BTXXd1fmFkTQ4lpBRhpsAUEy+yj0eSQ==',
  roles: [{ rolename: 'admin' }],
};
const all = ['publishClientSend', 'publishClientReceive', 'subscribePattern'];
const file = {
  clients: [administrator],
  roles: [{ rolename: 'admin', acls: all.map((acltype) => ({ acltype, topic: '$CONTROL/#', allow: true })) }],
};

/** Starts a broker with the file's text. */
async function start(text: string, log: string[] = [], target = '2.1.2'): Promise<Broker> {
  writeFileSync(path, text, { mode: 0o600 });
  return startBrokerFrom(configuration, {
    target,
    ports: 'ephemeral',
    persistence: 'in-place',
    log: { wants: () => true, write: (_kind, line) => void log.push(line) },
  });
}

/** A client that is connected, or why it is not. */
async function connected(broker: Broker, username: string, password: string): Promise<MqttClient> {
  const one = client(broker, { username, password, protocolVersion: 5 });
  await new Promise((done, failed) => {
    one.once('connect', done);
    one.once('error', failed);
  });
  return one;
}

/** Sends commands; resolves with the answers. */
async function ask(admin: MqttClient, ...commands: object[]): Promise<unknown> {
  await admin.subscribeAsync(`${TOPIC}/response`);
  const answer = nextMessage(admin);
  await admin.publishAsync(TOPIC, JSON.stringify({ commands }), { qos: 1 });
  return (JSON.parse((await answer)[1].toString()) as { responses: unknown }).responses;
}

describe('dynamic security', () => {
  it('changes who may connect and what they may do, at once and in the file', async () => {
    await using broker = await start(JSON.stringify(file));
    const admin = await connected(broker, 'admin', 'secret');
    expect(
      await ask(
        admin,
        {
          command: 'createRole',
          rolename: 'house',
          acls: [{ acltype: 'publishClientSend', topic: 'house/#', allow: true }],
        },
        { command: 'createClient', username: 'ana', password: 'pw', roles: [{ rolename: 'house' }] },
      ),
    ).toEqual([{ command: 'createRole' }, { command: 'createClient' }]);
    const ana = await connected(broker, 'ana', 'pw');
    await expect(ana.publishAsync('house/door', 'x', { qos: 1 })).resolves.toBeDefined();
    await expect(ana.publishAsync('garden', 'x', { qos: 1 })).rejects.toMatchObject({ code: 135 });
    await expect(connected(broker, 'ana', 'other')).rejects.toMatchObject({ code: 135 });
    const saved = JSON.parse(readFileSync(path, 'utf8')) as { clients: { username: string }[] };
    expect(saved.clients.map(({ username }) => username)).toEqual(['admin', 'ana']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await Promise.all([admin.endAsync(), ana.endAsync()]);
  });

  it('disconnects a client whose rights change, once the command is answered', async () => {
    await using broker = await start(JSON.stringify(file));
    const admin = await connected(broker, 'admin', 'secret');
    await ask(admin, { command: 'createClient', username: 'ana', password: 'pw' });
    const ana = await connected(broker, 'ana', 'pw');
    const reason = new Promise((done) => ana.once('disconnect', ({ reasonCode }) => done(reasonCode)));
    expect(await ask(admin, { command: 'disableClient', username: 'ana' })).toEqual([
      { command: 'disableClient' },
    ]);
    // "Administrative action".
    expect(await reason).toBe(0x98);
    await expect(connected(broker, 'ana', 'pw')).rejects.toMatchObject({ code: 135 });
    await admin.endAsync();
  });

  it('keeps what was changed when the access files are read again', async () => {
    await using broker = await start(JSON.stringify(file));
    const admin = await connected(broker, 'admin', 'secret');
    await ask(admin, { command: 'createClient', username: 'ana', password: 'pw' });
    writeFileSync(path, '{}');
    broker.reload();
    await (await connected(broker, 'ana', 'pw')).endAsync();
    await admin.endAsync();
  });

  it('says why a command is not done', async () => {
    await using broker = await start(
      JSON.stringify({ ...file, groups: [{ groupname: 'g' }], anonymousGroup: 'g' }),
    );
    const admin = await connected(broker, 'admin', 'secret');
    expect(
      await ask(
        admin,
        { command: 'deleteGroup', groupname: 'g' },
        { command: 'createClient' },
        { command: 'CREATEclient', username: '' },
        { command: 'addRoleACL', rolename: 'admin', acltype: 'subscribePattern', topic: 'a#' },
        { command: 'nope', correlationData: 'c' },
      ),
    ).toEqual([
      { command: 'deleteGroup', error: 'Deleting the anonymous group is forbidden' },
      { command: 'createClient', error: 'Invalid/missing username' },
      { command: 'CREATEclient', error: 'Empty username' },
      { command: 'addRoleACL', error: 'Invalid ACL topic' },
      { command: 'nope', error: 'Unknown command', correlationData: 'c' },
    ]);
    await admin.endAsync();
  });

  it('lets nobody in where its file is damaged, and leaves the file as it is', async () => {
    const log: string[] = [];
    await using broker = await start('{"clients":[', log);
    expect(log.join('\n')).toContain('File is not valid JSON.');
    await expect(connected(broker, 'admin', 'secret')).rejects.toMatchObject({ code: 135 });
    expect(readFileSync(path, 'utf8')).toBe('{"clients":[');
  });
});
