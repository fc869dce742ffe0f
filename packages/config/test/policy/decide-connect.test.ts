import { describe, expect, test } from 'vitest';
import { nodeHasher } from '../../src/access/node-hasher.js';
import { findTarget, rightPassword } from '../../src/index.js';
import {
  type ConnectingClient,
  connackCode,
  decideConnect,
  decideCredentials,
  decideLogin,
} from '../../src/policy/index.js';
import { PASSWORDS, policy, TLS } from './support.js';

/** What becomes of a client: `yes` or the refusal, why, and the line that decided. */
async function connect(
  release: string,
  text: string,
  client: Partial<ConnectingClient> = {},
): Promise<string> {
  const decision = await decideConnect(policy(release, text), { clientId: 'c1', ...client }, nodeHasher);
  const { allowed, refusal, reason, place } = decision;
  return [allowed ? 'yes' : refusal, reason, ...(place ? [`${place.file}:${place.line}`] : [])].join(' ');
}

const ANA = { username: 'ana', password: 'pa' };

describe('without a username', () => {
  test.each(['1.6.15', '2.0.22', '2.1.2'])('%s', async (release) => {
    const conf = 'mosquitto.conf';
    expect(await connect(release, 'allow_anonymous true\nlistener 1883')).toBe(
      `yes anonymous-allowed ${conf}:1`,
    );
    expect(await connect(release, 'listener 1883\nallow_anonymous false')).toBe(
      `not-authorized anonymous-denied ${conf}:2`,
    );
  });

  test('an empty username is none from 1.6', async () => {
    const empty = { username: '', password: '' };
    const text = 'listener 1883\nallow_anonymous true\npassword_file passwd';
    expect(await connect('1.5.11', text, empty)).toBe('not-authorized user-unknown');
    expect(await connect('1.6.15', text, empty)).toBe('not-authorized user-unknown');
    expect(await connect('2.0.22', text, empty)).toBe('yes anonymous-allowed mosquitto.conf:2');
  });

  // handle_connect.c 1.6: `username_flag || password_flag` leads past allow_anonymous.
  test('a password alone, as 5.0 allows it', async () => {
    const alone = { password: 'x', version: 5 } as const;
    const closed = 'listener 1883\nallow_anonymous false';
    expect(await connect('1.6.15', closed, alone)).toBe('yes no-access-files');
    expect(await connect('1.6.15', `${closed}\npassword_file passwd`, alone)).toBe(
      'not-authorized user-unknown',
    );
    expect(await connect('1.6.15', closed, { password: 'x' })).toBe(
      'not-authorized anonymous-denied mosquitto.conf:2',
    );
    expect(await connect('2.0.0', closed, alone)).toBe('not-authorized anonymous-denied mosquitto.conf:2');
  });
});

describe('with a username', () => {
  test.each(['1.4.15', '1.6.15', '2.0.22', '2.1.2'])('%s, of a password file', async (release) => {
    const text = 'password_file passwd';
    expect(await connect(release, text, ANA)).toBe('yes password-accepted passwd:1');
    expect(await connect(release, text, { ...ANA, password: 'xx' })).toBe(
      'not-authorized password-wrong passwd:1',
    );
    expect(await connect(release, text, { username: 'ana' })).toBe(
      'not-authorized password-missing passwd:1',
    );
    expect(await connect(release, text, { username: 'bruno', password: 'pa' })).toBe(
      'not-authorized user-unknown',
    );
  });

  test('up to 1.4.1 a wrong password is answered as such', async () => {
    const wrong = { ...ANA, password: 'xx' };
    expect(await connect('1.4.1', 'password_file passwd', wrong)).toBe(
      'bad-credentials password-wrong passwd:1',
    );
    expect(await connect('1.4.1', 'password_file passwd', { username: 'bruno', password: 'pa' })).toBe(
      'bad-credentials user-unknown',
    );
    expect(await connect('1.4.1', 'allow_anonymous false', {})).toMatch(/^not-authorized/);
    expect(await connect('1.4.2', 'password_file passwd', wrong)).toBe(
      'not-authorized password-wrong passwd:1',
    );
  });

  test('without a password file: any up to 1.6, from 2.0 like anonymous clients', async () => {
    const text = 'listener 1883\nallow_anonymous false';
    expect(await connect('1.6.15', text, ANA)).toBe('yes no-access-files');
    expect(await connect('2.0.0', text, ANA)).toBe('not-authorized no-access-files mosquitto.conf:2');
    expect(await connect('2.1.2', 'listener 1883\nallow_anonymous true', ANA)).toBe(
      'yes no-access-files mosquitto.conf:2',
    );
  });

  test('up to 1.6.8 a password file without users accepts any username', async () => {
    const text = 'listener 1883\npassword_file empty';
    expect(await connect('1.6.8', text, ANA)).toBe('yes password-accepted');
    expect(await connect('1.6.9', text, ANA)).toBe('not-authorized user-unknown');
  });

  test('a password file that cannot be read here', async () => {
    expect(await connect('2.1.2', 'listener 1883\npassword_file elsewhere', ANA)).toBe(
      'not-authorized password-file-unread mosquitto.conf:2',
    );
  });

  test('that the ACL file does not name: 1.5.6 and 1.5.7 end the connection without a word', async () => {
    const text = 'listener 1883\npassword_file passwd\nacl_file others';
    const files = { others: 'user bruno\ntopic #\n' };
    const outcome = async (release: string) => {
      const own = policy(release, text, files);
      const { allowed, refusal, reason } = await decideConnect(own, { clientId: 'c', ...ANA }, nodeHasher);
      return allowed ? reason : `${refusal} ${reason}`;
    };
    expect(await outcome('1.5.5')).toBe('password-accepted');
    expect(await outcome('1.5.6')).toBe('closed not-in-acl');
    expect(await outcome('1.5.7')).toBe('closed not-in-acl');
    expect(await outcome('1.5.8')).toBe('password-accepted');
  });
});

describe('by TLS', () => {
  const NAMED = `listener 8883\n${TLS}require_certificate true\nuse_identity_as_username true\nallow_anonymous false`;

  test('the certificate names the client', async () => {
    const decision = await decideConnect(
      policy('2.0.22', NAMED),
      { clientId: 'c1', commonName: 'lamp' },
      nodeHasher,
    );
    expect(decision).toMatchObject({ allowed: true, reason: 'certificate-accepted', username: 'lamp' });
    expect(await connect('2.0.22', NAMED, { hasCertificate: true })).toBe(
      'bad-credentials certificate-without-name mosquitto.conf:6',
    );
    expect(await connect('2.0.22', NAMED)).toBe('closed certificate-missing mosquitto.conf:5');
    expect(await connect('2.0.22', NAMED, { commonName: 'lamp', isEncrypted: false })).toBe(
      'closed encryption-mismatch mosquitto.conf:2',
    );
  });

  test('or its subject does', async () => {
    const text = NAMED.replace('identity', 'subject');
    const named = { subject: 'CN=lamp,O=home', commonName: 'lamp' };
    const decision = await decideConnect(policy('2.1.2', text), { clientId: 'c1', ...named }, nodeHasher);
    expect(decision.username).toBe('CN=lamp,O=home');
  });

  test('clients that are not asked for a certificate have no name', async () => {
    const text = `listener 8883\n${TLS}use_identity_as_username true`;
    expect(await connect('2.1.2', text, { commonName: 'lamp', ...ANA })).toBe(
      'bad-credentials certificate-without-name mosquitto.conf:5',
    );
  });

  test('1.5.0 takes the structure around the name for the name', async () => {
    const outcome = decideConnect(policy('1.5.0', NAMED), { clientId: 'c1', commonName: 'lamp' });
    expect(outcome.username).toBe('\u0004');
  });

  test('a pre-shared key names the client', async () => {
    const text = 'listener 8883\npsk_hint h\npsk_file keys\nuse_identity_as_username true';
    const lamp = { pskIdentity: 'lamp', pskKey: '0123456789ABCDEF' };
    expect(await connect('2.0.22', text, lamp)).toBe('yes psk-accepted mosquitto.conf:4');
    expect(await connect('2.0.22', text, { ...lamp, pskKey: 'ff' })).toBe(
      'closed psk-unknown mosquitto.conf:3',
    );
    expect(await connect('2.0.22', text, { pskIdentity: 'lamp' })).toBe('yes psk-accepted mosquitto.conf:4');
    expect(await connect('2.0.22', text, { pskIdentity: 'oven' })).toBe(
      'closed psk-unknown mosquitto.conf:3',
    );
    expect(await connect('2.0.22', text)).toBe('closed psk-unknown mosquitto.conf:3');
    expect(await connect('2.0.22', text.replace('identity', 'subject'), lamp)).toBe(
      'bad-credentials certificate-without-name mosquitto.conf:4',
    );
  });

  test('keys may come from a plugin', async () => {
    const text = 'listener 8883\npsk_hint h\nallow_anonymous true\nplugin ./a.so';
    expect(await connect('2.0.22', text, { pskIdentity: 'lamp' })).toBe(
      'yes anonymous-allowed mosquitto.conf:3',
    );
  });
});

describe('without TLS, a certificate required and its name wanted', () => {
  const text = 'listener 1883\nallow_anonymous true\nrequire_certificate true\nuse_identity_as_username true';

  test.each(['1.6.15', '2.0.11', '2.0.22'])('%s ignores both', async (release) => {
    expect(await connect(release, text)).toBe('yes anonymous-allowed mosquitto.conf:2');
  });

  test.each(['2.1.0', '2.1.2'])(
    '%s wants the name from a proxy, and then looks at passwords too',
    async (release) => {
      expect(await connect(release, text)).toBe('bad-credentials certificate-without-name mosquitto.conf:4');
      const proxied = `${text}\nenable_proxy_protocol 2`;
      expect(await connect(release, proxied, { proxyName: 'ana' })).toBe(
        'yes no-access-files mosquitto.conf:2',
      );
      expect(await connect(release, `${proxied}\npassword_file passwd`, { proxyName: 'ana' })).toBe(
        'not-authorized password-missing passwd:1',
      );
    },
  );
});

describe('behind a proxy that reports how clients connect to it', () => {
  const text = 'listener 1883\nallow_anonymous true\nenable_proxy_protocol 2';

  test('TLS may be required', async () => {
    const required = `${text}\nproxy_protocol_v2_require_tls true`;
    expect(await connect('2.1.2', required, { proxiedTls: undefined })).toBe(
      'closed proxied-without-tls mosquitto.conf:4',
    );
    const proxiedTls = { hasCertificate: false };
    expect(await connect('2.1.2', required, { proxiedTls })).toBe('yes anonymous-allowed mosquitto.conf:2');
    expect(await connect('2.1.2', text, { proxiedTls: undefined })).toBe(
      'yes anonymous-allowed mosquitto.conf:2',
    );
  });

  test('a certificate may be required', async () => {
    const required = `${text}\nrequire_certificate true`;
    const refused = 'closed proxied-without-certificate mosquitto.conf:4';
    expect(await connect('2.1.2', required, { proxiedTls: undefined })).toBe(refused);
    expect(await connect('2.1.2', required, { proxiedTls: { hasCertificate: false } })).toBe(refused);
    expect(await connect('2.1.2', required, { proxiedTls: { hasCertificate: true } })).toBe(
      'yes anonymous-allowed mosquitto.conf:2',
    );
  });

  test('version 1 reports nothing, so nothing is required', async () => {
    const first = text.replace('protocol 2', 'protocol 1\nproxy_protocol_v2_require_tls true');
    expect(await connect('2.1.2', first, { proxiedTls: undefined })).toBe(
      'yes anonymous-allowed mosquitto.conf:2',
    );
  });
});

describe('client ids', () => {
  test('empty ones', async () => {
    const text = 'listener 1883\nallow_anonymous true';
    expect(await connect('2.0.22', text, { clientId: '' })).toBe('yes anonymous-allowed mosquitto.conf:2');
    expect(await connect('2.0.22', text, { clientId: '', version: 3 })).toBe('client-id client-id-empty');
    expect(await connect('2.0.22', text, { clientId: '', cleanStart: false })).toBe(
      'client-id client-id-empty',
    );
    expect(await connect('2.0.22', text, { clientId: '', cleanStart: false, version: 5 })).toBe(
      'yes anonymous-allowed mosquitto.conf:2',
    );
    expect(await connect('2.0.22', `${text}\nallow_zero_length_clientid false`, { clientId: '' })).toBe(
      'client-id client-id-empty mosquitto.conf:3',
    );
  });

  test('the prefix counts for ids that the broker makes as well', async () => {
    const text = 'clientid_prefixes dev-\nlistener 1883\nallow_anonymous true';
    expect(await connect('2.0.22', text, { clientId: 'dev-1' })).toBe(
      'yes anonymous-allowed mosquitto.conf:3',
    );
    expect(await connect('2.0.22', text)).toBe('not-authorized client-id-prefix mosquitto.conf:1');
    expect(await connect('2.0.22', text, { clientId: '' })).toBe(
      'not-authorized client-id-prefix mosquitto.conf:1',
    );
    expect(await connect('2.0.22', `${text}\nauto_id_prefix dev-a-`, { clientId: '' })).toBe(
      'yes anonymous-allowed mosquitto.conf:3',
    );
  });

  test('usernames in their place', async () => {
    const text = 'listener 1883\nuse_username_as_clientid true\nallow_anonymous true\npassword_file passwd';
    expect(await connect('2.0.22', text)).toBe('not-authorized no-user-name mosquitto.conf:2');
    const decision = await decideConnect(policy('2.0.22', text), { clientId: 'c1', ...ANA }, nodeHasher);
    expect(decision.clientId).toBe('ana');
    // Before 2.0 the credentials come first.
    const wrong = { username: 'ana', password: 'xx' };
    const { clientId, reason } = await decideConnect(
      policy('1.6.15', text),
      { clientId: 'c1', ...wrong },
      nodeHasher,
    );
    expect([clientId, reason]).toEqual(['c1', 'password-wrong']);
    expect(await connect('1.6.15', text.replace('true\npass', 'false\npass'))).toBe(
      'not-authorized anonymous-denied mosquitto.conf:3',
    );
    expect(await connect('1.6.15', text)).toBe('not-authorized no-user-name mosquitto.conf:2');
    expect(
      (await decideConnect(policy('1.6.15', text), { clientId: 'c1', ...ANA }, nodeHasher)).clientId,
    ).toBe('ana');
  });
});

test('versions of MQTT', async () => {
  const text = 'listener 1883\nallow_anonymous true\naccept_protocol_versions 5';
  expect(await connect('2.1.2', text, { version: 5 })).toBe('yes anonymous-allowed mosquitto.conf:2');
  expect(await connect('2.1.2', text, { version: 4 })).toBe(
    'protocol-version protocol-version mosquitto.conf:3',
  );
  expect(await connect('1.5.11', 'listener 1883', { version: 5 })).toBe('protocol-version protocol-version');
});

describe('plugins', () => {
  const asked = (release: string, text: string, username?: string) =>
    decideConnect(policy(release, text), { clientId: 'c1', username, password: rightPassword }).plugins
      .length;
  const PLUGIN = 'listener 1883\nauth_plugin ./a.so';
  const BOTH = `${PLUGIN}\npassword_file passwd`;

  test('up to 1.6 are asked about usernames that no file decides on', () => {
    expect(asked('1.6.15', PLUGIN, 'ana')).toBe(1);
    expect(asked('1.6.15', BOTH, 'ana')).toBe(0);
    expect(asked('1.6.15', PLUGIN)).toBe(0);
    // In 1.4 they take the place of the file.
    expect(asked('1.4.15', 'auth_plugin ./a.so\npassword_file passwd', 'ana')).toBe(1);
  });

  test('from 2.0 are asked about every client', () => {
    expect(asked('2.0.22', BOTH, 'ana')).toBe(1);
    expect(asked('2.0.22', BOTH)).toBe(1);
    expect(asked('2.0.22', 'listener 1883\npassword_file passwd', 'ana')).toBe(0);
  });
});

test('the steps, in the order of the release', () => {
  const text = 'listener 1883\nuse_username_as_clientid true\npassword_file passwd\nplugin ./a.so';
  const steps = (release: string, conf: string) =>
    decideConnect(policy(release, conf), {
      clientId: 'c1',
      username: 'ana',
      password: rightPassword,
    }).steps.map(({ check, result, place }) =>
      [check, result, ...(place ? [`${place.file}:${place.line}`] : [])].join(' '),
    );
  expect(steps('2.0.22', text)).toEqual([
    'client-id passed',
    'username-as-client-id passed mosquitto.conf:2',
    'plugins plugin mosquitto.conf:4',
    'password-file allowed passwd:1',
  ]);
  expect(steps('1.6.15', text.replace('plugin', 'auth_plugin'))).toEqual([
    'client-id passed',
    'username-as-client-id passed mosquitto.conf:2',
    'password-file allowed passwd:1',
  ]);
});

test.each(['1.6.15', '2.0.22', '2.1.2'])(
  '%s: each step of a client that TLS names is taken once',
  (release) => {
    const text = `listener 8883\n${TLS}require_certificate true\nuse_identity_as_username true\n`;
    const steps = (own: string) =>
      decideConnect(policy(release, own), { clientId: 'c1', commonName: 'lamp' }).steps.map(
        ({ check, result, place }) => [check, result, ...(place ? [place.line] : [])].join(' '),
      );
    expect(steps(text)).toEqual(['client-id passed', 'tls-username allowed 6']);
    expect(steps(`${text}use_username_as_clientid true`)).toEqual([
      'client-id passed',
      'tls-username passed 6',
      'username-as-client-id allowed 7',
    ]);
  },
);

test('a password that fits, whatever that is', () => {
  const own = policy('2.1.2', 'listener 1883\npassword_file passwd');
  expect(decideLogin(own, 'ana').allowed).toBe(true);
  expect(decideLogin(own, 'bruno')).toMatchObject({ allowed: false, reason: 'user-unknown' });
  // A password as text has to be hashed.
  expect(() => decideCredentials(own, { ...ANA, version: 4 }, undefined)).toThrow('hasher');
});

test.each([
  ['closed', undefined, undefined],
  ['protocol-version', 1, 0x84],
  ['client-id', 2, 0x80],
  ['bad-credentials', 4, 0x86],
  ['not-authorized', 5, 0x87],
] as const)('the CONNACK of %s', (refusal, old, from5) => {
  for (const name of ['1.5.11', '1.6.3', '2.1.2']) {
    const release = findTarget(name)!;
    expect(connackCode(refusal, 3, release)).toBe(old);
    expect(connackCode(refusal, 4, release)).toBe(old);
    // Up to 1.5 there is no MQTT 5.
    expect(connackCode(refusal, 5, release)).toBe(name === '1.5.11' ? old : from5);
  }
});

test('before 1.6.3 clients of 5.0 are told with the code of 3.1.1 that their id is not valid', () => {
  const codes = ['1.6.0', '1.6.2', '1.6.3'].map((name) => connackCode('client-id', 5, findTarget(name)!));
  expect(codes).toEqual([2, 2, 0x80]);
});

test('the password file of the tests has one user', () => {
  expect(PASSWORDS.split('\n').filter(Boolean)).toHaveLength(1);
});

describe('text that MQTT does not allow', () => {
  const open = 'allow_anonymous true\nlistener 1883';
  // Measured with 1.4.15, 1.5.4, 1.5.11, 1.6.15, 2.0.11, 2.0.22 and 2.1.2.
  test.each(['1.6.15', '2.0.22', '2.1.2'])(
    '%s: a username or client id with control characters',
    async (release) => {
      for (const text of ['a\u0001b', 'a\nb', 'a\0b', 'a\u007f', 'a\u0085', '\uffff', '\u{1fffe}', '\ud800'])
        for (const client of [{ username: text }, { clientId: text }])
          expect(await connect(release, open, client)).toBe('closed text-malformed');
      expect(await connect(release, open, { username: 'aü☀\u{1f600}' })).toMatch(/^yes/);
    },
  );

  test('1.5 minds only a NUL, and 1.4 nothing', async () => {
    expect(await connect('1.5.11', open, { username: 'a\nb' })).toMatch(/^yes/);
    expect(await connect('1.5.11', open, { username: 'a\0b' })).toBe('closed text-malformed');
    expect(await connect('1.4.15', open, { username: 'a\0b' })).toMatch(/^yes/);
  });
});
