import { describe, expect, it } from 'vitest';
import { certificates, refusals, remarks, start } from './support.js';

const L = 'listener 1883\n';

describe('the user', () => {
  it.each(['1.4.0', '1.6.15', '2.0.11', '2.1.2'])('must exist in %s', (release) => {
    expect(refusals(release, `${L}user nobody-here\n`)).toEqual(['unknown-user']);
    expect(refusals(release, `${L}user nobody-here\n`, { root: false })).toEqual([]);
    expect(refusals(release, `${L}user nobody-here\n`, { hasUser: () => undefined })).toEqual([]);
    expect(refusals(release, `${L}user root\n`)).toEqual([]);
    expect(remarks(release, `${L}user root\n`)).toContain('runs-as-root');
  });

  it('from 2.0 it is `nobody` if there is no user `mosquitto`', () => {
    const hasUser = (name: string) => name === 'nobody';
    expect(refusals('1.6.15', L, { hasUser })).toEqual(['unknown-user']);
    expect(refusals('2.0.0', L, { hasUser })).toEqual([]);
    expect(refusals('2.0.0', L, { hasUser: () => false })).toEqual(['unknown-user']);
  });
});

describe('the pid file', () => {
  it.each([
    ['1.6.15', 'nowhere/pid', []],
    ['2.0.0', 'nowhere/pid', ['pid-file-unwritable']],
    ['2.1.2', 'nowhere/pid', ['pid-file-unwritable']],
    ['2.1.2', 'folder', ['pid-file-unwritable']],
    ['2.1.2', 'pid', []],
    ['2.1.2', 'folder/pid', []],
    ['2.0.15', 'device', []],
    ['2.0.16', 'device', ['pid-file-unwritable']],
  ])('%s with %s', (release, path, expected) => {
    const status = { kind: 'device', mode: 0o666, uid: 0, gid: 0 } as const;
    const has = { 'folder/other': '', device: { content: '', status } };
    expect(refusals(release, `${L}pid_file ${path}\n`, { has })).toEqual(expected);
  });
});

describe('the log', () => {
  it.each([
    ['1.4.9', []],
    ['1.4.10', ['log-unwritable']],
    ['1.6.10', ['log-unwritable']],
    ['1.6.11', []],
    ['2.1.2', []],
  ])('%s without its folder', (release, expected) => {
    expect(refusals(release, `${L}log_dest file nowhere/log\n`)).toEqual(expected);
    if (expected.length === 0)
      expect(remarks(release, `${L}log_dest file nowhere/log\n`)).toContain('log-unwritable');
  });

  it('may be any other destination', () => {
    expect(refusals('1.6.0', `${L}log_dest topic\nlog_dest stdout\nlog_dest file log\n`)).toEqual([]);
  });
});

describe('the owner and mode of files that the broker reads with care', () => {
  const account = () => ({ uid: 101, gid: 102 });
  const mine = (mode: number) =>
    ({ content: '', status: { kind: 'file', mode, uid: 101, gid: 102 } }) as const;
  const tls = `${L}certfile server.crt\nkeyfile server.key\n`;
  it.each([
    ['2.0.15', `${L}log_dest file x\n`, false],
    ['2.0.16', `${L}log_dest file x\n`, true],
    ['2.1.2', `${L}log_dest file x\n`, true],
    ['2.0.15', `${tls}dhparamfile x\n`, false],
    ['2.0.16', `${tls}dhparamfile x\n`, true],
    ['2.1.2', `${tls}dhparamfile x\n`, false],
    // It is read before the log is open.
    ['2.0.22', `${L}persistence true\npersistence_file x\n`, false],
  ])('%s, case %#', (release, text, expected) => {
    const found = (mode: number) =>
      remarks(release, text, { has: { ...certificates, x: mine(mode) }, account }).includes(
        'access-file-permissions',
      );
    expect(found(0o644)).toBe(expected);
    expect(found(0o640)).toBe(false);
  });
});

describe('the persistence file', () => {
  const magic = '\0\u00b5\0mosquitto db';
  const file = (text: string) => ({ db: Uint8Array.from(text, (char) => char.charCodeAt(0)) });
  const check = (release: string, text: string) =>
    refusals(release, `${L}persistence true\npersistence_file db\n`, { has: file(text) });

  it.each([
    ['1.4.10', '', false],
    ['1.4.11', '', true],
    ['2.1.2', 'short', false],
    ['2.1.2', 'neither short nor a database', false],
    ['2.1.2', `${magic}\0\0`, false],
    ['2.1.2', `${magic}crc.\0\0\0\x06`, true],
    ['2.1.2', `${magic}crc.\0\0\0\x02`, true],
    ['2.1.2', `${magic}crc.\0\0\0\x01`, false],
    ['2.1.2', `${magic}crc.\0\0\0\x07`, false],
    ['1.6.10', `${magic}crc.\0\0\0\x06`, false],
    ['1.6.11', `${magic}crc.\0\0\0\x06`, true],
    ['1.5.5', `${magic}crc.\0\0\0\x04`, false],
    ['1.5.6', `${magic}crc.\0\0\0\x04`, true],
    ['1.6.0', `${magic}crc.\0\0\0\x01`, true],
  ])('%s reads %j: %s', (release, text, good) => {
    expect(check(release, text)).toEqual(good ? [] : ['persistence-unreadable']);
  });

  it('is not looked at without `persistence true`', () => {
    expect(refusals('2.1.2', `${L}persistence_file db\n`, { has: file('nonsense of some length') })).toEqual(
      [],
    );
  });

  it('is not read where the user may not read it', () => {
    const text = `${L}persistence true\npersistence_file db\n`;
    const status = { kind: 'file', mode: 0o600, uid: 0, gid: 0 } as const;
    const machine = { has: { db: { content: 'nonsense', status } }, account: () => ({ uid: 101, gid: 102 }) };
    // 1.x reads it as root.
    expect(refusals('1.6.15', text, machine)).toEqual(['persistence-unreadable']);
    expect(refusals('2.1.2', text, machine)).toEqual([]);
    expect(remarks('2.1.2', text, machine)).toContain('persistence-unusable');
  });

  it('may be missing, even with its folder', () => {
    const text = `${L}persistence true\npersistence_location nowhere/\n`;
    expect(refusals('2.1.2', text)).toEqual([]);
    expect(remarks('2.1.2', text)).toContain('persistence-unusable');
    expect(remarks('2.1.2', `${L}persistence true\n`)).not.toContain('persistence-unusable');
  });

  it('is glued to its folder before 2.0.3', () => {
    const text = `${L}persistence true\npersistence_location data\n`;
    const has = { 'data/mosquitto.db': 'nonsense of some length' };
    expect(refusals('2.0.2', text, { has })).toEqual([]);
    expect(refusals('2.0.4', text, { has })).toEqual(['persistence-unreadable']);
    // 2.0.3 loses the last character.
    expect(refusals('2.0.3', text, { has })).toEqual([]);
    const cut = { 'data/mosquitto.d': 'nonsense of some length' };
    expect(refusals('2.0.3', text, { has: cut })).toEqual(['persistence-unreadable']);
  });
});

describe('the memory limit', () => {
  it.each([
    ['2.0.20', 100, true],
    ['2.0.20', 10_000, false],
    ['2.0.21', 10_000, true],
    ['2.0.21', 786_423, true],
    ['2.0.21', 1_000_000, false],
    ['2.1.2', 0, false],
  ])('%s with %d bytes', (release, bytes, refused) => {
    const [first] = refusals(release, `memory_limit ${bytes}\n`);
    expect(first).toBe(refused ? 'memory-limit-too-low' : undefined);
  });

  it('goes further with a short keepalive', () => {
    expect(refusals('2.1.2', 'max_keepalive 60\nmemory_limit 10000\n')).toEqual([]);
  });
});

describe('plugins', () => {
  const elf = '\x7fELF\0mosquitto_plugin_version\0';

  it.each([
    ['2.1.1', 'persistence true\n', 'plugin_opt_db_file x.db\n', []],
    ['2.1.2', 'persistence true\n', 'plugin_opt_db_file x.db\n', ['plugin-unloadable']],
    ['2.1.2', 'persistence true\npersistence_location ./\n', '', ['plugin-unloadable']],
    ['2.1.2', 'persistence true\n', '', []],
    ['2.1.2', '', 'plugin_opt_db_file x.db\n', []],
  ])('for SQLite excludes `persistence true`: %s %j %j', (release, above, below, expected) => {
    const text = `listener 1883\n${above}plugin ./mosquitto_persist_sqlite.so\n${below}`;
    expect(refusals(release, text, { has: { 'mosquitto_persist_sqlite.so': elf } })).toEqual(expected);
  });

  const old = '\x7fELF\0mosquitto_auth_plugin_version\0';

  it.each([
    ['2.0.22', './p.so', elf, []],
    ['2.1.2', './p.so', elf, []],
    ['2.1.2', './p.so', old, []],
    ['1.6.15', './p.so', elf, ['plugin-unloadable']],
    ['1.6.15', './p.so', old, []],
    ['2.1.2', './p.so', 'text', ['plugin-unloadable']],
    ['2.1.2', './p.so', '\x7fELF something else', ['plugin-unloadable']],
    ['2.1.2', './q.so', elf, ['plugin-unloadable']],
    ['2.1.2', 'p.so', elf, ['plugin-unloadable']],
  ])('%s loads %s', (release, path, content, expected) => {
    const text = `${L}auth_plugin ${path}\n`;
    expect(refusals(release, text, { has: { 'p.so': content } })).toEqual(expected);
  });

  it('finds a bare name among the libraries of the system', () => {
    expect(refusals('2.0.22', `${L}plugin p.so\n`, { has: { '/usr/lib/p.so': elf } })).toEqual([]);
  });

  it('wants every plugin of `plugin_load` to be used', () => {
    const has = { 'p.so': elf };
    expect(refusals('2.1.2', 'plugin_load a ./p.so\n', { has })).toEqual(['plugin-unused']);
    expect(refusals('2.1.2', `plugin_load a ./p.so\n${L}plugin_use a\n`, { has })).toEqual([]);
    expect(
      refusals('2.1.2', `plugin_load a ./nope.so\nplugin_load b ./p.so\n${L}plugin_use b\n`, { has }),
    ).toEqual(['plugin-unused']);
  });

  it.each([
    ['mosquitto_acl_file.so', ['plugin-used-twice']],
    ['mosquitto_password_file.so', ['plugin-used-twice', 'file-plugin-option']],
    ['mosquitto_dynamic_security.so', ['plugin-used-twice']],
    ['p.so', []],
  ])('lets a listener use %s twice, or does not', (path, expected) => {
    const text = `plugin_load a /usr/lib/${path}\n${L}plugin_use a\nplugin_use a\nlistener 1884\nplugin_use a\n`;
    expect(refusals('2.1.2', text, { has: { [`/usr/lib/${path}`]: elf } })).toEqual(expected);
  });
});

describe('the plugin for dynamic security, twice', () => {
  const path = '/usr/lib/mosquitto_dynamic_security.so';
  const has = { [path]: '\x7fELF\0mosquitto_plugin_version\0', 'd.json': '{}' };
  const plugin = `plugin ${path}\n`;
  const active = `${plugin}plugin_opt_config_file d.json\n`;
  const own = (first: string, second: string) =>
    `per_listener_settings true\nlistener 1883\n${first}listener 1884\n${second}`;
  const loaded = (name: string) => `plugin_load ${name} ${path}\nplugin_opt_config_file d.json\n`;
  it.each([
    // Measured with each of these releases.
    ['2.0.12', `${L}${active}${active}`, false],
    ['2.0.15', `${L}${active}${active}`, true],
    ['2.0.22', `${L}${active}${active}`, true],
    ['2.1.2', `${L}${active}${active}`, true],
    ['2.0.22', `${L}${active}listener 1884\n${active}`, true],
    ['2.0.22', own(active, active), false],
    ['2.1.2', own(active, active), true],
    ['2.0.22', own(active + active, ''), true],
    // Without a file it does nothing, but up to 2.0 the file of the first is that of the second as well.
    ['2.0.22', `${L}${plugin}${active}`, false],
    ['2.1.2', `${L}${plugin}${active}`, false],
    ['2.0.22', `${L}${active}${plugin}`, true],
    ['2.1.2', `${L}${active}${plugin}`, false],
    ['2.1.2', `${loaded('a')}${loaded('b')}${L}plugin_use a\nlistener 1884\nplugin_use b\n`, true],
    ['2.1.2', `${loaded('a')}${L}plugin_use a\nlistener 1884\nplugin_use a\n`, false],
    ['2.1.2', `${active}${loaded('b')}${L}plugin_use b\n`, true],
  ])('%s, case %#', (release, text, expected) =>
    expect(refusals(release, text, { has })).toEqual(expected ? ['dynamic-security-twice'] : []),
  );
});

describe('bridges', () => {
  it('never keep the broker from starting', () => {
    const text = 'connection b\naddress 127.0.0.1\ntopic # out\nbridge_cafile nope\n';
    expect(refusals('2.1.2', text)).toEqual([]);
    expect(remarks('2.1.2', text)).toContain('bridge-file-missing');
  });

  const B = 'listener 1883\nconnection b\naddress 127.0.0.1:1999\ntopic # out\n';
  const withFile = `${B}bridge_cafile ca.crt\n`;
  const withKey = `${B}bridge_identity lamp\nbridge_psk 0123456789abcdef\n`;

  // Measured with an address without a listener: the broker says "Protocol … not supported" and goes on.
  it.each([
    ['1.4.15', 'tlsv1.3', true],
    ['1.4.15', 'tlsv1', false],
    ['1.5.0', 'tlsv1.3', true],
    ['1.5.11', 'tlsv1.3', true],
    ['1.5.11', 'TLSv1.2', true],
    ['1.6.15', 'tlsv1.3', false],
    ['1.6.15', 'tlsv1', true],
    ['2.0.22', 'tlsv1', true],
    ['2.0.22', 'tlsv1.1', false],
    ['2.1.0', 'tlsv1.1', true],
    ['2.1.2', 'newest', true],
  ])('%s never connects a bridge with `bridge_tls_version %s`: %s', (release, word, expected) => {
    for (const bridge of [withFile, withKey]) {
      const text = `${bridge}bridge_tls_version ${word}\n`;
      expect(refusals(release, text, { has: certificates })).toEqual([]);
      const codes = remarks(release, text, { has: certificates });
      expect(codes.includes('tls-version-unknown')).toBe(expected);
      if (expected) expect(codes).not.toContain('tls-version-old');
    }
    expect(remarks(release, `${B}bridge_tls_version ${word}\n`)).not.toContain('tls-version-unknown');
  });

  it('do not come to their files if the version is unknown, so that the broker does not crash', () => {
    const text = `${B}bridge_cafile nope\n`;
    const interfaces = () => new Map([['eth0', ['192.0.2.1']]]);
    expect(start('1.5.0', text, { interfaces }).report.problems).toMatchObject([{ crashes: true }]);
    expect(refusals('1.5.0', `${text}bridge_tls_version tlsv1.3\n`, { interfaces })).toEqual([]);
  });

  it('never connect with ciphers that OpenSSL does not know', () => {
    for (const line of ['bridge_ciphers nonsense', 'bridge_ciphers_tls1.3 NONSENSE'])
      expect(remarks('2.1.2', `${withFile}${line}\n`, { has: certificates })).toContain('ciphers-unknown');
    expect(refusals('2.1.2', `${withFile}bridge_ciphers nonsense\n`, { has: certificates })).toEqual([]);
    const right = `${withFile}bridge_ciphers HIGH\nbridge_ciphers_tls1.3 TLS_AES_128_GCM_SHA256\n`;
    expect(remarks('2.1.2', right, { has: certificates })).not.toContain('ciphers-unknown');
  });
});
