import { describe, expect, test } from 'vitest';
import { nodeHasher } from '../../src/access/node-hasher.js';
import { type ConnectingClient, decideConnect } from '../../src/policy/index.js';
import { policy, TLS } from './support.js';

/** The steps of a decision: what is looked at, with which result, and the line it goes by. */
async function steps(
  release: string,
  text: string,
  client: Partial<ConnectingClient> = {},
  files?: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const own = policy(release, text, files);
  const { steps } = await decideConnect(own, { clientId: 'c1', ...client }, nodeHasher);
  return steps.map(({ check, result, place }) =>
    [check, result, ...(place ? [`${place.file}:${place.line}`] : [])].join(' '),
  );
}

const ANA = { username: 'ana', password: 'pa' };
const OPEN = 'listener 1883\nallow_anonymous true\n';

describe('a client that is refused before its username is looked at', () => {
  test('has the step that refused it, and the line where there is one', async () => {
    expect(await steps('2.0.22', OPEN, { isEncrypted: true })).toEqual(['encryption refused']);
    const secure = `listener 8883\n${TLS}require_certificate true`;
    expect(await steps('2.0.22', secure, { isEncrypted: false })).toEqual([
      'encryption refused mosquitto.conf:2',
    ]);
    expect(await steps('2.0.22', secure)).toEqual(['encryption refused mosquitto.conf:5']);
    expect(await steps('1.5.11', OPEN, { version: 5 })).toEqual(['protocol-version refused']);
    expect(await steps('2.0.22', OPEN, { clientId: '', version: 3 })).toEqual(['client-id refused']);
    expect(await steps('2.0.22', `${OPEN}clientid_prefixes dev-`)).toEqual([
      'client-id-prefix refused mosquitto.conf:3',
    ]);
  });

  test('where a rule of the standard refuses an id, no line does', async () => {
    const forbidden = `${OPEN}allow_zero_length_clientid false`;
    expect(await steps('2.0.22', forbidden, { clientId: '', version: 3 })).toEqual(['client-id refused']);
    expect(await steps('2.0.22', forbidden, { clientId: '', version: 5 })).toEqual([
      'client-id refused mosquitto.conf:3',
    ]);
  });

  test('before 1.6.8 a listener with settings of its own refuses empty ids, and no line says so', async () => {
    const own = `per_listener_settings true\n${OPEN}`;
    expect(await steps('1.5.11', own, { clientId: '' })).toEqual(['client-id refused']);
    expect(await steps('1.6.15', own, { clientId: '' })).not.toContain('client-id refused');
  });

  test('a subject alone shows that there is a certificate', async () => {
    const text = `listener 8883\n${TLS}require_certificate true\nuse_subject_as_username true`;
    expect(await steps('2.0.22', text, { subject: 'CN=lamp' })).toEqual([
      'client-id passed',
      'tls-username allowed mosquitto.conf:6',
    ]);
  });
});

describe('pre-shared keys', () => {
  const PSK = 'listener 8883\npsk_hint h\n';

  test('without a file that could be read, no key is known', async () => {
    expect(await steps('2.0.22', PSK, { pskIdentity: 'lamp' })).toEqual(['encryption refused']);
    expect(await steps('2.0.22', `${PSK}psk_file elsewhere`, { pskIdentity: 'lamp' })).toEqual([
      'encryption refused mosquitto.conf:3',
    ]);
  });

  test('a client without an identity has no key, whatever it is called elsewhere', async () => {
    const files = { odd: 'undefined:00\n' };
    expect(await steps('2.0.22', `${PSK}psk_file odd`, {}, files)).toEqual([
      'encryption refused mosquitto.conf:3',
    ]);
  });

  test('a hint beside a certificate: the identity counts, and the certificate does not', async () => {
    const text = `listener 8883\n${TLS}require_certificate true\npsk_hint h\npsk_file keys\nuse_identity_as_username true`;
    const own = policy('2.0.22', text);
    expect([own.encryption.value, own.usernameSource.value]).toEqual(['certificate', 'psk']);
  });
});

describe('a client that is refused by its username', () => {
  const CLIENT_ID = `${OPEN}use_username_as_clientid true`;

  test('it needs one, and has none', async () => {
    expect(await steps('2.0.22', CLIENT_ID)).toEqual([
      'client-id passed',
      'username-as-client-id refused mosquitto.conf:3',
    ]);
    expect(await steps('1.6.15', CLIENT_ID)).toEqual([
      'client-id passed',
      'anonymous passed mosquitto.conf:2',
      'username-as-client-id refused mosquitto.conf:3',
    ]);
  });

  test('1.5.6 and 1.5.7 want the ACL file to know it', async () => {
    const text = 'listener 1883\npassword_file passwd\nacl_file others';
    expect(await steps('1.5.7', text, ANA, { others: 'user bruno\ntopic #\n' })).toEqual([
      'client-id passed',
      'password-file passed passwd:1',
      'acl-file refused mosquitto.conf:3',
    ]);
  });

  test('its certificate has no name', async () => {
    const text = `listener 8883\n${TLS}require_certificate true\nuse_identity_as_username true`;
    expect(await steps('2.0.22', text, { hasCertificate: true })).toEqual([
      'client-id passed',
      'tls-username refused mosquitto.conf:6',
    ]);
    expect(await steps('1.5.0', text, { hasCertificate: true })).toEqual([
      'client-id passed',
      'tls-username refused mosquitto.conf:6',
    ]);
  });
});

test('a decision holds the id and the username of the client, also where it is refused', async () => {
  const own = policy('2.0.22', 'listener 1883\nuse_identity_as_username true');
  const { clientId, username, plugins } = await decideConnect(
    own,
    { clientId: 'c1', ...ANA, isEncrypted: true },
    nodeHasher,
  );
  expect({ clientId, username, plugins }).toEqual({ clientId: 'c1', username: 'ana', plugins: [] });
  const named = policy(
    '2.0.22',
    `listener 8883\n${TLS}require_certificate true\nuse_identity_as_username true`,
  );
  const refused = await decideConnect(
    named,
    { clientId: 'c1', username: 'ana', hasCertificate: true },
    nodeHasher,
  );
  expect([refused.clientId, refused.username]).toEqual(['c1', 'ana']);
});

test('5.0 allows a password without a username, and only with one does 1.6 look past allow_anonymous', async () => {
  const closed = 'listener 1883\nallow_anonymous false';
  expect(await steps('1.6.15', closed, { version: 5 })).toEqual([
    'client-id passed',
    'anonymous refused mosquitto.conf:2',
  ]);
  expect(await steps('1.6.15', closed, { version: 5, password: 'x' })).toEqual([
    'client-id passed',
    'anonymous allowed',
  ]);
});

test('3.1 clients connect with an id of their own', async () => {
  expect(await steps('2.0.22', OPEN, { version: 3 })).toEqual([
    'client-id passed',
    'anonymous allowed mosquitto.conf:2',
  ]);
});

test('plugins keep their step where a later one refuses', async () => {
  const text =
    'listener 1883\nauth_plugin ./a.so\nuse_username_as_clientid true\nallow_anonymous true\npassword_file passwd';
  expect(await steps('1.5.11', text)).toEqual([
    'client-id passed',
    'anonymous passed mosquitto.conf:4',
    'username-as-client-id refused mosquitto.conf:3',
  ]);
  const acl = 'listener 1883\nauth_plugin ./a.so\nacl_file others';
  expect(await steps('1.5.7', acl, ANA, { others: 'user bruno\ntopic #\n' })).toEqual([
    'client-id passed',
    'plugins plugin mosquitto.conf:2',
    'anonymous passed',
    'acl-file refused mosquitto.conf:3',
  ]);
});

describe('what is a text of MQTT', () => {
  const accepts = async (release: string, username: string) =>
    (await steps(release, OPEN, { username, password: 'x' })).every((step) => step !== 'text refused');

  test.each([
    ['the last control character, and a space', '\u001f', ' '],
    ['DEL, and what is before it', '\u007f', '~'],
    ['the last of the second block, and what follows', '\u009f', '\u00a0'],
    ['the first that is no character, and what is before it', '\ufdd0', '\ufdcf'],
    ['the last that is no character, and what follows', '\ufdef', '\ufdf0'],
    ['the end of a plane, and what is before it', '\u{1ffff}', '\u{1fffd}'],
    ['a lone surrogate, the first', '\ud800', '\ud7ff'],
    ['a lone surrogate, the last', '\udfff', '\ue000'],
  ])('%s', async (_, wrong, right) => {
    for (const release of ['1.6.15', '2.0.22', '2.1.2']) {
      expect(await accepts(release, `a${wrong}`)).toBe(false);
      expect(await accepts(release, `a${right}`)).toBe(true);
    }
    // 1.5 minds only a NUL, 1.4 nothing.
    expect(await accepts('1.5.11', `a${wrong}`)).toBe(true);
  });

  test('is looked at before all else', async () => {
    expect(await steps('2.1.2', OPEN, { username: 'a\u0001' })).toEqual(['text refused']);
    expect(await steps('1.5.11', OPEN, { username: 'a\0' })).toEqual(['text refused']);
    expect(await accepts('1.4.15', 'a\0')).toBe(true);
  });
});

describe('the plugins of a decision', () => {
  const decide = (text: string, client: Partial<ConnectingClient> = {}) =>
    decideConnect(policy('2.1.2', text), { clientId: 'c1', ...client }, nodeHasher);

  test('are those whose answer is not known and counts before', async () => {
    const names = async (text: string, client?: Partial<ConnectingClient>) =>
      (await decide(text, client)).plugins.map(({ path }) => path);
    const two = 'listener 1883\nplugin a.so\nplugin b.so\n';
    expect(await names(two, ANA)).toEqual(['a.so', 'b.so']);
    expect(await names('listener 1883\nallow_anonymous true\n', ANA)).toEqual([]);
    // In 2.1 the file of a plugin is asked in its turn.
    const file = 'plugin mosquitto_password_file.so\nplugin_opt_password_file passwd\n';
    expect(await names(`listener 1883\nplugin a.so\n${file}plugin b.so\n`, ANA)).toEqual(['a.so']);
  });
});
