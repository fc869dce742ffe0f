import { describe, expect, it, test } from 'vitest';
import { aclFile } from '../../src/catalogue/access.js';
import { address } from '../../src/catalogue/bridge.js';
import { localClientid } from '../../src/catalogue/bridge-login.js';
import { certificates, remarks, start } from '../startup/support.js';

/** What the release does, and the line it names. */
function verdict(release: string, text: string, has = {}): string {
  const { outcome, stop } = start(release, text, { has });
  return stop?.named ? `${outcome} ${stop.named.line}` : outcome;
}

const bridge = 'connection b\naddress 127.0.0.1\ntopic # out\n';

describe('`address` up to 1.5.0, which takes every colon for a separator (strtok_r)', () => {
  const addresses = (release: string, value: string) =>
    start(release, `connection b\naddress ${value}\ntopic # out\n`).configuration.bridges[0]?.settings.get(
      address,
    );
  test.each([
    ['::1', [{ host: '1', port: 1883 }]],
    ['[::1]:1884', [{ host: '[', port: 1 }]],
    ['127.0.0.1:', [{ host: '127.0.0.1', port: 1883 }]],
    [':1884', [{ host: '1884', port: 1883 }]],
    [
      'a:1884:0 b',
      [
        { host: 'a', port: 1884 },
        { host: 'b', port: 1883 },
      ],
    ],
    ['a:0', undefined],
    ['a:x', undefined],
  ])('%s', (value, expected) => {
    for (const release of ['1.4.0', '1.4.15', '1.5.0']) expect(addresses(release, value)).toEqual(expected);
  });

  it('says what an IPv6 address is read as, until 1.5.1 reads it', () => {
    const text = 'connection b\naddress fd00:1::1:1883\ntopic # out\n';
    expect(remarks('1.5.0', text)).toEqual(['bridge-address-misread']);
    expect(remarks('1.5.1', text)).toEqual([]);
    expect(addresses('1.5.1', 'fd00:1::1:1883')).toEqual([{ host: 'fd00:1::1', port: 1883 }]);
  });
});

describe('texts that were one word', () => {
  test.each([
    ['1.4.8', 'local_username\n', 'running'],
    ['1.4.9', 'local_username\n', 'config 4'],
    ['1.4.8', 'local_clientid a\nlocal_clientid\nlocal_clientid b\n', 'running'],
    ['1.4.8', 'local_clientid a\nlocal_clientid b\n', 'config 5'],
    ['1.4.8', 'remote_password\n', 'config 4'],
    ['1.4.8', 'bridge_protocol_version mqttv31 x\n', 'running'],
    ['1.4.9', 'bridge_protocol_version mqttv31 x\n', 'config 4'],
    // No text was checked for UTF-8 before conf__parse_string read it.
    ['1.5.5', 'remote_username \udcc3\n', 'running'],
    ['1.5.6', 'remote_username \udcc3\n', 'config 4'],
    ['1.5.5', 'remote_password \udcc3\n', 'config 4'],
    ['1.4.15', 'remote_password \udcc3\n', 'running'],
  ])('in %s: %j', (release, text, expected) => expect(verdict(release, bridge + text)).toBe(expected));

  it('forgets an earlier value at an empty line', () => {
    const { bridges } = start('1.4.0', `${bridge}local_clientid a\nlocal_clientid\n`).configuration;
    expect(bridges[0]?.settings.get(localClientid)).toBeUndefined();
  });
});

describe('blanks in front of a text', () => {
  const path = (release: string) =>
    start(release, 'acl_file  \tacl\n').configuration.security.settings.get(aclFile);
  test.each([
    ['1.4.0', ' \tacl'],
    ['1.4.1', '\tacl'],
    ['1.4.2', 'acl'],
  ])('in %s', (release, expected) => expect(path(release)).toBe(expected));
});

describe('a file with an empty name', () => {
  test.each(['1.4.9', '1.5.4', '1.5.11', '1.6.8'])('is not there in %s', (release) => {
    expect(start(release, 'acl_file  \n').report.problems.map(({ code }) => code)).toEqual([
      'access-file-missing',
    ]);
  });

  it('is not a setting from 1.6.9', () => expect(verdict('1.6.9', 'acl_file  \n')).toBe('config 1'));
});

describe('the address of a `listener` from 1.4.9 to 1.5.5, which is all of the rest', () => {
  test.each([
    ['1.4.8', 'listener 1883  127.0.0.1 x\n', 'running'],
    ['1.4.9', 'listener 1883 127.0.0.1\n', 'running'],
    ['1.4.9', 'listener 1883  127.0.0.1\n', 'startup'],
    ['1.5.5', 'listener 1883 127.0.0.1 \n', 'startup'],
    ['1.5.5', 'listener 1883 # one\n', 'startup'],
    ['1.5.5', 'listener 1883 \n', 'running'],
    ['1.5.6', 'listener 1883  127.0.0.1 # one\n', 'running'],
  ])('in %s: %j', (release, text, expected) => expect(verdict(release, text)).toBe(expected));
});

describe('`bind_address`', () => {
  test.each([
    ['::1%lo', 'config 1'],
    ['::1%1', 'startup'],
    ['fe80::1%nope', 'config 1'],
    ['::1', 'running'],
  ])('%s', (value, expected) => {
    // A numbered zone resolves, and no socket is opened there.
    const found = verdict('1.5.11', `bind_address ${value}\n`);
    expect(expected === 'startup' ? ['startup', 'running'] : [expected]).toContain(found);
  });
});

describe('`auth_plugin`', () => {
  it('is one in 1.4', () => {
    const text = 'auth_plugin /a.so\nauth_plugin /b.so\n';
    expect(verdict('1.4.15', text)).toBe('config 2');
    expect(start('1.5.0', text).report.problems.map(({ code }) => code)).toEqual([
      'plugin-unloadable',
      'plugin-unloadable',
    ]);
  });

  test.each([
    ['1.4.1', 'auth_opt_abc  \n', 'running'],
    ['1.4.2', 'auth_opt_abc  \n', 'config 1'],
  ])('keeps the blanks of an option up to 1.4.1: %s', (release, text, expected) =>
    expect(verdict(release, text)).toBe(expected),
  );
});

describe('a folder in the place of an access file', () => {
  const has = { 'dir/file': 'x' };
  test.each([
    ['1.4.0', 'password_file', true],
    ['1.5.11', 'psk_file', true],
    ['1.6.8', 'acl_file', false],
    ['1.6.9', 'acl_file', true],
    ['2.0.11', 'password_file', true],
  ])('in %s %s is read without end: %s', (release, directive, endless) => {
    const { outcome, report } = start(release, `${directive} dir\n`, { has });
    expect(outcome).toBe('running');
    expect(report.problems.map(({ code, hangs }) => [code, hangs])).toEqual(
      endless ? [['access-file-directory', true]] : [],
    );
  });

  it('is refused from 2.0.12', () => {
    expect(verdict('2.0.12', 'password_file dir\n', has)).toBe('startup');
  });
});

describe('the log file', () => {
  const long = `log_dest file ${'x'.repeat(256)}\n`;
  test.each([
    ['1.4.9', long, 'running'],
    ['1.4.10', long, 'config'],
    ['1.6.10', long, 'config'],
    ['1.6.11', long, 'running'],
    ['1.5.11', 'log_dest file nowhere/x.log\nlog_dest none\n', 'running'],
    ['1.5.11', 'log_dest none\nlog_dest file nowhere/x.log\n', 'config'],
  ])('in %s, case %#', (release, text, expected) => expect(verdict(release, text)).toBe(expected));

  it('must be writable for the user the broker becomes', () => {
    const has = {
      '/var/log/m.log': { content: '', status: { kind: 'file', mode: 0o600, uid: 0, gid: 0 } },
    } as const;
    const text = 'log_dest file /var/log/m.log\n';
    const account = (name: string) => (name === 'root' ? { uid: 0, gid: 0 } : { uid: 100, gid: 100 });
    expect(start('1.5.11', text, { has, account }).outcome).toBe('config');
    expect(start('1.5.11', `user root\n${text}`, { has, account }).outcome).toBe('running');
    expect(start('1.6.11', text, { has, account }).outcome).toBe('running');
  });

  it('leaves the broker without root where it cannot be opened, up to 1.4.9', () => {
    const text = 'log_dest file nowhere/x.log\nport 100\n';
    expect(start('1.4.9', text).report.problems.map(({ code }) => code)).toEqual(['privileged-port']);
    expect(start('1.4.9', `user root\n${text}`).outcome).toBe('running');
  });
});

describe('`include_dir`', () => {
  const has = { 'conf.d/b.conf': 'port 0\n', 'conf.d/a.conf': 'nonsense\n' };
  test.each([
    ['1.4.8', 'include_dir conf.d x\n', 'config 1'],
    ['1.4.9', 'include_dir conf.d x\n', 'config 1'],
    ['1.4.9', 'include_dir conf.d \n', 'config 1'],
  ])('in %s: %j', (release, text, expected) => expect(verdict(release, text, has)).toBe(expected));

  it('names the folder up to the first blank in 1.4.8', () => {
    expect(start('1.4.8', 'include_dir conf.d x\n', { has }).stop?.named?.file).toBe('conf.d/a.conf');
    expect(start('1.4.9', 'include_dir conf.d x\n', { has }).stop?.named?.file).toBe('m.conf');
  });

  it('crashes 1.4 without a folder', () => {
    expect(verdict('1.4.15', 'include_dir\n')).toBe('crash');
    expect(verdict('1.5.0', 'include_dir\n')).toBe('config 1');
  });

  it('is read in the order of the directory up to 1.5.6', () => {
    expect(start('1.5.6', 'include_dir conf.d\n', { has }).report.remarks.map(({ code }) => code)).toContain(
      'include-order',
    );
    expect(start('1.5.7', 'include_dir conf.d\n', { has }).report.remarks).toEqual([]);
  });

  it('does not settle security settings for the main file up to 1.5.6', () => {
    const text = 'include_dir conf.d\nper_listener_settings true\n';
    const own = { 'conf.d/a.conf': 'allow_anonymous true\n' };
    expect(verdict('1.5.6', text, own)).toBe('running');
    expect(verdict('1.5.7', text, own)).toBe('config 2');
  });
});

describe('an `include_dir` between a listener and its settings', () => {
  const text = 'listener 8883\ncafile ca.crt\nkeyfile server.key\ninclude_dir conf.d\ncertfile nope\n';
  const has = { ...certificates, 'conf.d/a.conf': 'listener 1884\n' };
  test.each([
    ['1.4.9', 'running'],
    ['1.5.11', 'running'],
    ['2.0.20', 'running'],
    // Since 2.0.21 a key without a certificate is refused.
    ['2.0.22', 'config'],
    ['2.1.2', 'config'],
  ])('loses them in %s', (release, expected) => {
    const { outcome, report } = start(release, text, { has });
    expect(outcome).toBe(expected);
    expect(report.remarks.map(({ code }) => code)).toContain('include-inside-listener');
  });

  it('loses nothing where no listener is included', () => {
    const { report } = start('1.5.11', text, { has: { ...certificates, 'conf.d/a.conf': 'log_type all\n' } });
    expect(report.problems.map(({ code }) => code)).toEqual(['certfile-unusable']);
  });

  it('loses the topics of a bridge up to 2.0', () => {
    const split = 'connection a\naddress 127.0.0.1\ninclude_dir conf.d\ntopic # out\n';
    const bridges = { 'conf.d/a.conf': 'connection b\naddress 127.0.0.1\ntopic # out\n' };
    expect(start('2.0.22', split, { has: bridges }).report.problems.map(({ code }) => code)).toEqual([
      'bridge-without-topic',
    ]);
    expect(start('2.1.2', split, { has: bridges }).outcome).toBe('running');
  });
});

describe('a bridge that cannot set up TLS', () => {
  const text = (address: string, files: string) => `connection b\naddress ${address}\ntopic # out\n${files}`;
  const client = 'bridge_cafile ca.crt\nbridge_certfile client.crt\n';
  test.each([
    ['1.4.10', '127.0.0.1', 'bridge_cafile nope\n', 'running'],
    ['1.4.11', '127.0.0.1', 'bridge_cafile nope\n', 'crash'],
    ['1.5.0', 'localhost:9', 'bridge_cafile nope\n', 'crash'],
    ['1.5.1', '127.0.0.1', 'bridge_cafile nope\n', 'running'],
    ['1.4.15', '127.0.0.1', `${client}bridge_keyfile nope\n`, 'crash'],
    ['1.4.15', '127.0.0.1', `${client}bridge_keyfile server.key\n`, 'crash'],
    ['1.4.15', '127.0.0.1', `${client}bridge_keyfile client.key\n`, 'running'],
    // Only a CA turns TLS on, and only a bridge that begins to connect comes to it.
    ['1.4.15', '127.0.0.1', 'bridge_certfile nope\n', 'running'],
    ['1.4.15', 'nowhere.invalid', 'bridge_cafile nope\n', 'running'],
    ['1.4.15', '192.0.2.1', 'bridge_cafile nope\n', 'running'],
  ])('in %s at %s: %j', (release, address, files, expected) =>
    expect(verdict(release, text(address, files), certificates)).toBe(expected),
  );
});

describe('the default listener of settings above every `listener`', () => {
  const text = 'per_listener_settings true\nallow_anonymous true\nacl_file acl\n';
  test.each([
    ['1.5.0', text, ['acl_file']],
    ['1.5.4', text, ['acl_file']],
    ['1.5.5', text, []],
    // Without per_listener_settings the file is for all listeners.
    ['1.5.4', 'acl_file acl\n', []],
    ['1.5.4', 'per_listener_settings true\nlistener 1883\nacl_file acl\n', []],
    ['2.0.22', 'port 1883\nhttp_dir www\n', ['http_dir']],
    ['2.1.2', 'port 1883\nhttp_dir www\n', []],
  ])('in %s, case %#, says what it ignores', (release, lines, expected) => {
    const has = { acl: 'topic read #\n', 'www/index.html': '' };
    const { remarks: found } = start(release, lines, { has }).report;
    const said = found.filter(({ code }) => code === 'ignored-by-default-listener');
    expect(said.map(({ message }) => /`(.*)`/.exec(message)?.[1])).toEqual(expected);
  });
});

describe('two bridges with one local client id before 1.5', () => {
  const pair = (address: string) =>
    ['a', 'b']
      .map((name) => `connection ${name}\naddress ${address}\ntopic # in\nremote_clientid x\n`)
      .join('');
  test.each([
    ['1.4.10', '127.0.0.1:1', 'crash'],
    ['1.4.11', '127.0.0.1:1', 'running'],
    // The broker itself is there.
    ['1.4.11', '127.0.0.1', 'crash'],
    ['1.4.0', 'nowhere.invalid', 'running'],
    ['1.5.0', 'nowhere.invalid', 'config'],
  ])('in %s at %s', (release, address, expected) =>
    expect(start(release, pair(address)).outcome).toBe(expected),
  );

  it('crash 1.4.11 to 1.4.15 later, which is said', () => {
    expect(remarks('1.4.15', pair('127.0.0.1:1'))).toEqual(['duplicate-client-id']);
  });
});

describe('`memory_limit`', () => {
  test.each([
    ['1.4.14', '-1', 'config 1'],
    ['1.4.15', '-1', 'running'],
    ['1.5.0', '-1', 'running'],
    ['1.5.1', '-1', 'config 1'],
    ['1.4.15', '1000', 'startup'],
    ['1.5.0', '1000', 'config'],
    // 1.4 makes room for as many connections as the system lets it open files.
    ['1.4.15', '65536', 'unknown'],
    ['1.5.0', '65536', 'running'],
    ['1.4.15', '1000000', 'running'],
  ])('in %s: %s', (release, value, expected) =>
    expect(verdict(release, `memory_limit ${value}\n`)).toBe(expected),
  );
});
