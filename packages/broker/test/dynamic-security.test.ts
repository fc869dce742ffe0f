import { pbkdf2Sync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyse, latest } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Broker } from '../src/index.js';
import { startBroker, startBrokerFrom } from '../src/index.js';
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
/** A password as 2.0 keeps it. */
function asBefore(password: string): object {
  const salt = Buffer.from('123456789012');
  const hash = pbkdf2Sync(password, salt, 101, 64, 'sha512');
  return { password: hash.toString('base64'), salt: salt.toString('base64'), iterations: 101 };
}

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
  // Asked of these three releases with mosquitto_ctrl's file.
  it.each([
    ['2.0.4', [{}, { error: 'Internal error' }, { error: 'Internal error' }]],
    [
      '2.0.5',
      [
        { error: 'Client is already in this group' },
        { error: 'Group is already in this role' },
        { error: 'Internal error' },
      ],
    ],
    [
      '2.0.22',
      [
        { error: 'Client is already in this group' },
        { error: 'Group is already in this role' },
        { error: 'Internal error' },
      ],
    ],
  ])('answers what is there already as %s', async (target, expected) => {
    // 2.0 reads the parts of the password one by one.
    const [, , iterations, salt, password] = administrator.encoded_password.split('$');
    const clients = [{ ...administrator, iterations: Number(iterations), salt, password }];
    await using broker = await start(JSON.stringify({ ...file, clients }), [], target);
    const admin = await connected(broker, 'admin', 'secret');
    const again = [
      { command: 'addGroupClient', groupname: 'g', username: 'c' },
      { command: 'addGroupRole', groupname: 'g', rolename: 'r' },
      { command: 'addClientRole', username: 'c', rolename: 'r' },
    ];
    const responses = (await ask(
      admin,
      { command: 'createGroup', groupname: 'g' },
      { command: 'createRole', rolename: 'r' },
      { command: 'createClient', username: 'c' },
      ...again,
      ...again,
    )) as object[];
    expect(responses.slice(6)).toEqual(again.map(({ command }, i) => ({ command, ...expected[i] })));
    await admin.endAsync();
  });

  it('of brokers that are started from one analysis changes at one of them', async () => {
    const disabled = { username: 'guest', encoded_password: administrator.encoded_password, disabled: true };
    writeFileSync(path, JSON.stringify({ ...file, clients: [administrator, disabled] }), { mode: 0o600 });
    const host = nodeHost({ cwd: folder, checkFiles: true });
    const analysis = analyse('mosquitto.conf', latest, { ...host, skips: ['plugins'] });
    await using one = await startBroker(analysis, { ports: 'ephemeral' });
    await using other = await startBroker(analysis, { ports: 'ephemeral' });
    const admin = await connected(one, 'admin', 'secret');
    await ask(admin, { command: 'enableClient', username: 'guest' });
    const guest = { clientId: 'g', username: 'guest', password: 'secret' };
    expect((await one.mayConnect(guest)).allowed).toBe(true);
    expect((await other.mayConnect(guest)).allowed).toBe(false);
    await admin.endAsync();
  });

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

  // Measured with 2.0.22 and 2.1.2.
  it.each([
    ['2.0.22', 'gone', 'connected'],
    ['2.1.2', 'answered', 'gone'],
  ])(
    'of %s: who changes their own rights is %s, a client whose role is modified %s',
    async (target, own, other) => {
      const clients = [{ ...administrator, encoded_password: undefined, ...asBefore('secret') }];
      await using broker = await start(JSON.stringify({ ...file, clients }), [], target);
      const admin = await connected(broker, 'admin', 'secret');
      const role = { command: 'createRole', rolename: 'r' };
      await ask(admin, role, { command: 'createGroup', groupname: 'g' });
      const roles = [{ rolename: 'r' }];
      await ask(admin, { command: 'createClient', username: 'ana', password: 'pw', roles });
      const ana = await connected(broker, 'ana', 'pw');
      const gone = new Promise((done) => ana.once('close', () => done('gone')));
      await ask(admin, { command: 'modifyRole', rolename: 'r', acls: [] });
      expect(
        await Promise.race([
          gone,
          ana.publishAsync('a', 'x', { qos: 0 }).then(() => sleep(200, 'connected')),
        ]),
      ).toBe(other);
      const left = new Promise((done) => admin.once('close', () => done('gone')));
      const answer = ask(admin, { command: 'addGroupClient', groupname: 'g', username: 'admin' });
      expect(await Promise.race([left, answer.then(() => 'answered')])).toBe(own);
      await left;
      ana.end(true);
    },
  );

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

  it('accepts no client if its file is damaged, and does not change the file', async () => {
    const log: string[] = [];
    await using broker = await start('{"clients":[', log);
    expect(log.join('\n')).toContain('File is not valid JSON.');
    await expect(connected(broker, 'admin', 'secret')).rejects.toMatchObject({ code: 135 });
    expect(readFileSync(path, 'utf8')).toBe('{"clients":[');
  });
});

describe('without a file', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    for (const file of [path, `${path}.pw`]) rmSync(file, { force: true });
  });

  /** Starts a broker whose file is not there, with more lines in its configuration. */
  async function startWithout(log: string[] = [], lines = '', target = '2.1.2'): Promise<Broker> {
    rmSync(path, { force: true });
    const other = join(folder, 'other.conf');
    writeFileSync(other, readFileSync(configuration, 'utf8') + lines);
    return startBrokerFrom(other, {
      target,
      ports: 'ephemeral',
      persistence: 'in-place',
      log: { wants: () => true, write: (_kind, line) => void log.push(line) },
    });
  }

  it('2.1 creates one, with random passwords beside it', async () => {
    const log: string[] = [];
    await using broker = await startWithout(log);
    expect(log).toContain('  Generated passwords are at security.json.pw');
    const [, admin = '', demo = ''] = /^admin (.{20})\ndemoclient (.{20})\n$/.exec(
      readFileSync(`${path}.pw`, 'utf8'),
    )!;
    for (const file of [path, `${path}.pw`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toContain(admin);
    const client = await connected(broker, 'democlient', demo);
    await expect(client.publishAsync('any/topic', 'x', { qos: 1 })).resolves.toBeDefined();
    await expect(client.publishAsync(TOPIC, '{}', { qos: 1 })).rejects.toMatchObject({ code: 135 });
    const administrator = await connected(broker, 'admin', admin);
    expect(await ask(administrator, { command: 'listGroups' })).toMatchObject([
      { data: { groups: ['unauthenticated'] } },
    ]);
    await Promise.all([client.endAsync(), administrator.endAsync()]);
  });

  it('takes the password of the administrator from the environment', async () => {
    vi.stubEnv('MOSQUITTO_DYNSEC_PASSWORD', 'twelve chars');
    await using broker = await startWithout();
    await (await connected(broker, 'admin', 'twelve chars')).endAsync();
    expect(existsSync(`${path}.pw`)).toBe(false);
    await expect(connected(broker, 'democlient', '')).rejects.toMatchObject({ code: 135 });
  });

  it('takes it first from a file: its first line', async () => {
    vi.stubEnv('MOSQUITTO_DYNSEC_PASSWORD', 'twelve chars');
    writeFileSync(join(folder, 'init'), 'from the file \nmore\n');
    await using broker = await startWithout([], 'plugin_opt_password_init_file init\n');
    await (await connected(broker, 'admin', 'from the file')).endAsync();
  });

  it.each([
    ['a password that is too short', 'eleven char', '', 'MOSQUITTO_DYNSEC_PASSWORD must be at least 12'],
    ['a file that is not there', undefined, 'nowhere', "'nowhere', file not accessible"],
    ['an empty file', undefined, 'empty', "'empty', file empty"],
    ['a file with an empty line', undefined, 'line', "'line', password is empty"],
  ])('creates none with %s', async (_, password, file, error) => {
    vi.stubEnv('MOSQUITTO_DYNSEC_PASSWORD', password);
    writeFileSync(join(folder, 'empty'), '');
    writeFileSync(join(folder, 'line'), '\nsecret\n');
    const log: string[] = [];
    await using _broker = await startWithout(log, file && `plugin_opt_password_init_file ${file}\n`);
    expect(log.join('\n')).toContain(error);
    expect(log.join('\n')).toContain('File is not readable - check permissions.');
    expect(existsSync(path)).toBe(false);
  });

  it('2.0 continues without anything', async () => {
    const log: string[] = [];
    await using broker = await startWithout(log, '', '2.0.22');
    expect(log.join('\n')).toContain('File is not readable - check permissions.');
    expect(existsSync(path)).toBe(false);
    await expect(connected(broker, 'admin', 'x')).rejects.toMatchObject({ code: 135 });
  });
});
