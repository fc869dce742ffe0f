import { findTarget } from '@mosquitto-conf/config';
import { describe, expect, test } from 'vitest';
import { planUpgrade, type Upgrade } from '../../src/upgrade/index.js';
import { machine } from '../support.js';

const HEADING = (from: string, to: string) =>
  `# For Mosquitto ${to}: defaults of ${from} that have changed.\n`;
/** Settings that make every default explicit, so that tests see the rest alone. */
const SAID = 'max_packet_size 1000\nmax_queued_messages 1\nallow_duplicate_messages true\n';

function plan(
  text: string,
  from = '1.6.15',
  to = '2.1.2',
  files: Readonly<Record<string, string>> = {},
): Upgrade {
  const result = planUpgrade(
    'mosquitto.conf',
    findTarget(from)!,
    findTarget(to)!,
    machine({ ...files, 'mosquitto.conf': text }),
  );
  if (typeof result === 'string') throw new Error(result);
  return result;
}

/** The text after the edits, without the lines that say the defaults. */
function upgraded(
  text: string,
  from?: string,
  to?: string,
  files?: Readonly<Record<string, string>>,
): string | undefined {
  return plan(SAID + text, from, to, files)
    .texts.get('mosquitto.conf')
    ?.slice(SAID.length);
}

test('port and bind_address become a listener in place of the port', () => {
  expect(
    upgraded(
      '# here\nport 1884\nbind_address 127.0.0.1\nmax_connections 5\nallow_anonymous true\nlistener 1885\n',
    ),
  ).toBe('# here\nlistener 1884 127.0.0.1\nmax_connections 5\nallow_anonymous true\nlistener 1885\n');
});

test('lines above the port go below it, with their comments', () => {
  expect(upgraded('# no more\nmax_connections 5\n# the port\nport 1884\nallow_anonymous true\n')).toBe(
    '# the port\nlistener 1884\n# no more\nmax_connections 5\nallow_anonymous true\n',
  );
});

test('a port below another listener is written above that one', () => {
  expect(
    upgraded('listener 1885\nmax_connections 5\nport 1884\nallow_anonymous false\npassword_file p\n'),
  ).toBe('listener 1884\nlistener 1885\nmax_connections 5\nallow_anonymous false\npassword_file p\n');
});

test('in 2.1 the lines below such a port are its own, and go with it', () => {
  expect(upgraded('listener 1886 127.0.0.1\nport 1884\nmax_connections 5\n', '2.1.0', '2.1.2')).toBe(
    'listener 1884\nmax_connections 5\nlistener 1886 127.0.0.1\n',
  );
});

test('TLS lines above every listener go below theirs, from whichever file', () => {
  const tls = 'cafile ca\ncertfile c\nkeyfile k\n';
  expect(upgraded(`${tls}port 8883\nallow_anonymous true\n`)).toBe(
    `listener 8883\n${tls}allow_anonymous true\n`,
  );
  const { texts, findings } = plan(
    `${SAID}include_dir conf.d\nport 8883\nallow_anonymous true\n`,
    '1.6.15',
    '2.1.2',
    {
      'conf.d/tls.conf': `# secure\n${tls}`,
    },
  );
  expect(texts.get('mosquitto.conf')?.slice(SAID.length)).toBe(
    `include_dir conf.d\nlistener 8883\n# secure\n${tls}allow_anonymous true\n`,
  );
  expect(texts.get('conf.d/tls.conf')).toBe('');
  expect(findings[0]).toMatchObject({ danger: 'refused', edited: true });
});

test.each([
  ['2.0.22', '2.1.2', 'protocol websockets\n', ['now limits WebSockets clients']],
  ['1.6.4', '1.6.5', 'protocol websockets\n', ['no longer limits WebSockets clients']],
  ['1.6.15', '2.0.22', 'protocol websockets\n', []],
  ['2.0.11', '2.0.12', '', ['`max_connections 5` is no longer exceeded']],
  ['2.0.22', '2.1.2', '', []],
])('max_connections counts otherwise from %s to %s: %s', (from, to, protocol, expected) => {
  const text = `listener 1884\nallow_anonymous true\nlistener 9001\nmax_connections 5\n${protocol}`;
  const said = plan(SAID + text, from, to)
    .findings.map(({ message }) => message)
    .filter((message) => /max_connections|clients can connect/.test(message));
  expect(said.map((message, index) => message.includes(expected[index] ?? '?'))).toEqual(
    expected.map(() => true),
  );
});

test('1.x without a listener is open to the network, and stays so', () => {
  expect(plan('').texts.get('mosquitto.conf')).toBe(
    `${HEADING('1.6.15', '2.1.2')}listener 1883\nallow_anonymous true\nmax_packet_size 268435460\nmax_queued_messages 100\nallow_duplicate_messages false\n`,
  );
});

test('lines that opened nothing are taken out: 2.1 would open a port for them', () => {
  expect(upgraded('max_connections -1\nlistener 1883\nallow_anonymous true\n', '2.0.22')).toBe(
    'listener 1883\nallow_anonymous true\n',
  );
});

describe('access', () => {
  test('anonymous clients, where the default turned over', () => {
    expect(upgraded('listener 1883\n')).toBe(
      `listener 1883\n\n${HEADING('1.6.15', '2.1.2')}allow_anonymous true\n`,
    );
    expect(upgraded('listener 1883\npassword_file p\n')).toBeUndefined();
  });

  test('per_listener_settings becomes what 2.1 has in its place', () => {
    expect(
      upgraded(
        'per_listener_settings true\nlistener 1883\nallow_anonymous true\nauto_id_prefix a-\nlistener 1884\nauth_plugin /x/go-auth.so\nauth_opt_host h\n',
      ),
    ).toBe(
      'listener 1883\nlistener_allow_anonymous true\nlistener_auto_id_prefix a-\nlistener 1884\nlistener_allow_anonymous true\nplugin_load go-auth /x/go-auth.so\nplugin_opt_host h\nplugin_use go-auth\n',
    );
  });

  test('and stays where 2.1 has nothing, which is said', () => {
    const { texts, findings } = plan(
      `${SAID}per_listener_settings true\nlistener 1883\npassword_file p\n`,
      '2.0.22',
      '2.1.2',
      { p: '' },
    );
    expect(texts.get('mosquitto.conf')).toBeUndefined();
    expect(findings).toContainEqual(
      expect.objectContaining({
        danger: 'deprecated',
        edited: false,
        help: expect.stringContaining('mosquitto_password_file.so'),
      }),
    );
  });

  test('per_listener_settings goes above what the edits add', () => {
    expect(
      plan(
        'listener 1883\nper_listener_settings true\nmax_queued_messages 1\n',
        '1.6.15',
        '2.0.22',
      ).texts.get('mosquitto.conf'),
    ).toBe('per_listener_settings true\nlistener 1883\nallow_anonymous true\nmax_queued_messages 1\n');
  });

  test('passwords in plain text are told, once a file', () => {
    const { findings } = plan('listener 1883\nallow_anonymous false\npassword_file p\n', '2.0.22', '2.1.2', {
      p: 'a:b\nc:d\n',
    });
    const told = findings.filter(({ help }) => help.includes('mosquitto_passwd -U p'));
    expect(told).toMatchObject([{ danger: 'refused', edited: false }]);
    expect(findings[0]).toBe(told[0]);
  });

  test('topics that no longer begin with the mount point', () => {
    const text = 'listener 1883\nallow_anonymous true\nmount_point m/\n';
    const messages = (from: string, to: string) =>
      plan(text, from, to)
        .findings.filter(({ change }) => change === 'access')
        .map(({ danger, message }) => `${danger}: ${message}`);
    const shown = (does: string) =>
      `limits: On port 1883, the topics that clients receive ${does} begin with the mount point \`m/\`.`;
    expect(messages('2.0.11', '2.0.22')).toEqual([shown('no longer')]);
    expect(messages('1.6.15', '2.0.11')).toEqual([shown('now')]);
    expect(messages('2.0.12', '2.1.2')).toEqual([]);
  });

  test('usernames that were not checked', () => {
    expect(plan('listener 1883\nallow_anonymous false\n').findings).toContainEqual(
      expect.objectContaining({
        danger: 'locks-out',
        message: expect.stringContaining('can no longer connect with any username'),
      }),
    );
  });
});

test.each([
  ['store_clean_interval 10\n', ''],
  ['trace_level 1\nretry_interval 3\n', ''],
  ['sys_interval 10s\n', 'sys_interval 10\n'],
  ['sys_interval 010\n', 'sys_interval 10\n'],
  ['auth_plugin   /p.so \nauth_opt_host  a \n', 'plugin /p.so\nplugin_opt_host  a \n'],
])('%j', (text, after) => {
  const end = 'listener 1883\nallow_anonymous false\npassword_file p\n';
  expect(upgraded(text + end)).toBe(after + end);
});

test('maximum_qos and the rest of a line', () => {
  expect(upgraded('listener 1883\nmaximum_qos  1 # one\npassword_file p\n')).toBe(
    'listener 1883\nmax_qos  1 # one\npassword_file p\n',
  );
});

test('half a TLS set is commented out, and told', () => {
  const { texts, findings } = plan(
    `${SAID}listener 8883\ncafile ca\ncertfile c\npassword_file p\n`,
    '2.0.11',
  );
  expect(texts.get('mosquitto.conf')).toBe(
    `${SAID}listener 8883\n#cafile ca\n#certfile c\npassword_file p\n`,
  );
  expect(findings[0]).toMatchObject({ danger: 'refused', edited: true });
});

test('a certificate of a WebSockets listener without its key is left to a person: no client could connect', () => {
  const text = `${SAID}listener 8883\nprotocol websockets\ncertfile c\npassword_file p\n`;
  const { texts, findings } = plan(text, '2.0.11');
  expect(texts.size).toBe(0);
  expect(findings[0]).toMatchObject({ danger: 'refused', edited: false });
  expect(findings.map(({ danger }) => danger)).not.toContain('opens');
});

test.each(['1.6.15', '2.0.22'])('names in certificates without TLS, from %s', (from) => {
  const text = `${SAID}listener 1883\nrequire_certificate true\nuse_identity_as_username true\npassword_file p\n`;
  const { texts, findings } = plan(text, from);
  expect(texts.get('mosquitto.conf')).toBe(text.replace('use_identity', '#use_identity'));
  expect(findings.map(({ danger, change, edited }) => [danger, change, edited])).toContainEqual([
    'locks-out',
    'identity-without-tls',
    true,
  ]);
});

test('message_size_limit counts payloads, max_packet_size packets', () => {
  const text =
    'listener 1883\npassword_file p\nmessage_size_limit 1000\nmax_queued_messages 1\nallow_duplicate_messages true\n';
  expect(plan(text).texts.get('mosquitto.conf')).toBe(
    text.replace('message_size_limit 1000', 'max_packet_size 66544'),
  );
});

test('the most dangerous comes first', () => {
  const order = plan('store_clean_interval 1\nport 1883\n').findings.map(({ danger }) => danger);
  expect(order).toEqual(['refused', 'locks-out', 'limits', 'limits', 'limits', 'deprecated']);
});

test('line endings stay', () => {
  expect(plan('port 1883\r\n').texts.get('mosquitto.conf')).toMatch(
    /^listener 1883\r\n\r\n# [^\n]*\r\nallow_anonymous true\r\n/,
  );
});

test('what the old release refuses cannot be upgraded', () => {
  expect(
    planUpgrade(
      'mosquitto.conf',
      findTarget('1.6')!,
      findTarget('2.1')!,
      machine({ 'mosquitto.conf': 'nonsense\n' }),
    ),
  ).toMatch(/^Mosquitto 1\.6\.15 already refuses it \(mosquitto\.conf:1\): /);
});

describe('permissions of clients that are offline', () => {
  const found = (text: string, from: string, to: string) =>
    plan(text, from, to)
      .findings.map(({ message }) => message)
      .filter((message) => message.includes('offline'));
  const OWN = 'per_listener_settings true\nlistener 1883\nallow_anonymous true\n';

  test('are lost from 2.0.12 to 2.0.22, with per_listener_settings', () => {
    expect(found(OWN, '2.0.11', '2.0.22')).toHaveLength(1);
    expect(found(OWN, '1.6.15', '2.0.12')).toHaveLength(1);
    expect(found('listener 1883\nallow_anonymous true\n', '2.0.11', '2.0.22')).toEqual([]);
  });

  test('are not lost by an upgrade where they already were, or in 2.1', () => {
    expect(found(OWN, '2.0.18', '2.0.22')).toEqual([]);
    expect(found(OWN, '2.0.11', '2.1.2')).toEqual([]);
  });
});

test('files that 2.1 does not serve are named, and nothing is edited', () => {
  const text = 'listener 1883\nlistener 9001\nprotocol websockets\nhttp_dir www\nallow_anonymous true\n';
  const found = (from: string, to: string) =>
    plan(text, from, to, { 'www/index.html': '' }).findings.filter(({ change }) => change === 'http-dir');
  expect(found('2.0.22', '2.1.2')).toMatchObject([{ place: { line: 4 }, edited: false }]);
  expect(found('1.6.15', '2.0.22')).toEqual([]);
  expect(found('2.1.0', '2.1.2')).toEqual([]);
});

describe('versions of TLS', () => {
  const listener = (lines: string, above = '') =>
    `${above}listener 8883\nallow_anonymous true\ncafile ca\ncertfile c\nkeyfile k\n${lines}`;
  const said = (text: string, from: string, to: string) =>
    plan(text, from, to, { psk: 'ana:deadbeef\n' })
      .findings.filter(({ message }) => /TLS|tls_version/.test(message))
      .map(({ danger, message }) => `${danger}: ${message}`);

  test.each([
    ['1.5.11', '2.0.15', ['locks-out: Port 8883 no longer accepts TLS versions before 1.1.']],
    ['1.6.15', '2.0.15', []],
    ['2.0.15', '2.0.16', ['locks-out: Port 8883 no longer accepts TLS versions before 1.2.']],
    ['2.0.16', '2.1.2', []],
  ])('by default, from %s to %s', (from, to, expected) => {
    expect(said(listener(''), from, to)).toEqual(expected);
  });

  test.each([
    ['1.6.15', '2.0.8', []],
    [
      '2.0.8',
      '2.0.9',
      ['opens: `tls_version tlsv1.2` was the only TLS version on port 8883. Now it is the oldest one.'],
    ],
    ['1.5.11', '1.6.15', ['locks-out: `tls_version tlsv1.2` is now the only TLS version on port 8883.']],
    ['2.0.9', '2.1.2', []],
  ])('with `tls_version tlsv1.2`, from %s to %s', (from, to, expected) => {
    expect(said(listener('tls_version tlsv1.2\n'), from, to)).toEqual(expected);
  });

  test.each([
    ['tlsv1.3', 'Change the line to `tls_version tlsv1.2`, or update old clients.'],
    [
      'tlsv1.2',
      'Update old clients. Until then, change the line to `tls_version tlsv1.1`, which is insecure.',
    ],
    ['tlsv1.1', 'Update old clients: TLS 1.0 is not supported.'],
  ])('2.1 follows the line `tls_version %s` of WebSockets, which 2.0 ignores', (version, help) => {
    const text = listener(`protocol websockets\ntls_version ${version}\n`, 'listener 1883\n');
    const found = plan(text, '2.0.22', '2.1.2').findings.filter(({ message }) => message.includes('TLS'));
    const oldest = version.replace('tlsv', '');
    expect(found.map((one) => [one.message, one.help, one.place?.line])).toEqual([
      [`Port 8883 no longer accepts TLS versions before ${oldest}.`, help, 8],
    ]);
  });

  test('beside a PSK file, TLS 1.3 is off from 2.0.12', () => {
    expect(said(listener('', 'psk_file psk\n'), '2.0.11', '2.0.12')).toEqual([
      'locks-out: Port 8883 no longer accepts TLS 1.3.',
    ]);
    expect(said(listener('tls_version tlsv1.3\n', 'psk_file psk\n'), '2.0.11', '2.0.12')).toEqual([
      'locks-out: No client can connect on port 8883: with `psk_file`, TLS 1.3 is off, and `tls_version tlsv1.3` excludes older versions.',
    ]);
  });
});

describe('versions of TLS of a bridge', () => {
  const KEY = 'bridge_identity lamp\nbridge_psk 0123456789abcdef\n';

  function said(from: string, to: string, word: string, encryption = 'bridge_capath certs\n') {
    const text = `connection b\naddress far:8883\ntopic # out\n${encryption}bridge_tls_version ${word}\n`;
    return plan(text, from, to)
      .findings.map(({ message }) => message)
      .filter((message) => message.includes('no longer connects'));
  }

  test.each([
    ['1.5.11', '1.6.15', 'tlsv1'],
    ['2.0.22', '2.1.2', 'tlsv1.1'],
    ['2.0.11', '1.5.11', 'tlsv1.3'],
  ])('from %s to %s none is left of `bridge_tls_version %s`', (from, to, word) => {
    const message = `The bridge \`b\` no longer connects: with \`bridge_tls_version ${word}\` it has no TLS version.`;
    expect(said(from, to, word)).toEqual([message]);
    expect(said(from, to, word, KEY)).toEqual([message]);
    expect(said(from, to, word, '')).toEqual([]);
    expect(said(from, to, 'tlsv1.2')).toEqual([]);
  });

  test('from 2.0.12 a pre-shared key leaves out 1.3', () => {
    expect(said('2.0.11', '2.0.12', 'tlsv1.3')).toEqual([]);
    expect(said('2.0.11', '2.0.12', 'tlsv1.3', KEY)).toHaveLength(1);
  });
});
