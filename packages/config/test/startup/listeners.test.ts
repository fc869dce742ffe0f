import { describe, expect, it } from 'vitest';
import { type Machine, refusals, remarks, start } from './support.js';

const both = ['1.6.15', '2.0.22', '2.1.2'];

describe('listeners on one port', () => {
  it.each([
    ['listener 1883\nlistener 1883\n', true],
    ['listener 1883\nlistener 1884\n', false],
    ['listener 1883 127.0.0.1\nlistener 1883 127.0.0.2\n', false],
    ['listener 1883 127.0.0.1\nlistener 1883 127.1\n', true],
    ['listener 1883 0.0.0.0\nlistener 1883 127.0.0.1\n', true],
    ['listener 1883 127.0.0.1\nlistener 1883\n', true],
    ['listener 1883 0.0.0.0\nlistener 1883 ::\n', false],
    ['listener 1883 ::\nlistener 1883 ::1\n', true],
    ['listener 1883 ::1\nlistener 1883 0:0::1\n', true],
    ['listener 1883 localhost\nlistener 1883 ::1\n', false],
    ['listener 1883 both\nlistener 1883 ::1\n', true],
    ['listener 1883 *\nlistener 1883\n', true],
    ['listener 1883\nsocket_domain ipv4\nlistener 1883\nsocket_domain ipv6\n', false],
    ['max_connections 10\nlistener 1883\n', true],
  ])('%j', (text, clash) => {
    for (const release of both) expect(refusals(release, text)).toEqual(clash ? ['address-in-use'] : []);
  });
});

describe('the address of a listener', () => {
  it.each([
    ['nowhere.example', ['unresolved-host']],
    ['[::1]', ['unresolved-host']],
    ['192.168.1.1', ['address-not-here']],
    ['1884', ['address-not-here']],
    ['fe80::1', ['address-unusable']],
    ['::ffff:127.0.0.1', ['address-unusable']],
    ['::1%1', []],
    ['::1%lo', ['unresolved-host']],
    ['0x7f.1', []],
    ['localhost', []],
  ])('%s', (host, expected) => {
    expect(refusals('2.0.22', `listener 1883 ${host}\n`)).toEqual(expected);
  });

  it('has the family it is asked for', () => {
    expect(refusals('2.1.2', 'listener 1883 ::1\nsocket_domain ipv4\n')).toEqual(['unresolved-host']);
    expect(refusals('2.1.2', 'listener 1883 both\nsocket_domain ipv6\n')).toEqual([]);
    expect(refusals('2.1.2', 'listener 1883 localhost\nsocket_domain ipv6\n')).toEqual(['unresolved-host']);
  });

  it('is assumed to be right if addresses and names are not known', () => {
    const elsewhere: Machine = { interfaces: () => undefined, resolve: () => 'unknown' };
    expect(refusals('2.1.2', 'listener 1883 192.168.1.1\n', elsewhere)).toEqual([]);
    expect(refusals('2.1.2', 'listener 1883 broker.example.org\n', elsewhere)).toEqual([]);
    expect(remarks('2.1.2', 'listener 1883 broker.example.org\n', elsewhere)).toContain('unresolved-host');
  });
});

describe('a port below 1024', () => {
  it.each([
    ['1.6.15', 'listener 100\n', {}, []],
    ['1.6.15', 'listener 100\n', { root: false }, ['privileged-port']],
    ['2.0.0', 'listener 100\n', {}, ['privileged-port']],
    ['2.1.2', 'listener 100\nuser root\n', {}, []],
    ['2.1.2', 'listener 100\nuser root\n', { root: false }, ['privileged-port']],
    ['2.1.2', 'listener 1024\n', {}, []],
  ])('%s %j %j', (release, text, host, expected) => {
    expect(refusals(release, text, host)).toEqual(expected);
  });
});

describe('bind_interface', () => {
  const eth = new Map([
    ['lo', ['127.0.0.1', '::1']],
    ['eth0', ['10.0.0.5']],
    ['none0', []],
  ]);
  const check = (release: string, text: string) => refusals(release, text, { interfaces: () => eth });

  it.each([
    ['1.6.0', 'listener 1883\nbind_interface eth9\n', true],
    ['1.6.0', 'listener 1883\nbind_interface none0\n', false],
    ['1.6.0', 'listener 1883\nbind_interface ETH0\n', true],
    ['2.0.5', 'listener 1883\nbind_interface ETH0\n', true],
    ['2.0.5', 'listener 1883\nbind_interface lo\n', false],
    ['2.0.9', 'listener 1883\nbind_interface ETH0\n', false],
    ['2.0.9', 'listener 1883\nbind_interface none0\n', true],
    ['2.0.9', 'listener 1883 both\nbind_interface lo\n', false],
    ['2.0.8', 'listener 1883 127.0.0.2\nbind_interface lo\n', false],
    ['2.0.9', 'listener 1883 127.0.0.2\nbind_interface lo\n', true],
    ['2.1.2', 'listener 1883 0.0.0.0\nbind_interface eth0\n', true],
  ])('%s %j', (release, text, refused) => {
    expect(check(release, text)).toEqual(refused ? ['interface-unusable'] : []);
  });

  it('leaves the other interfaces to others', () => {
    expect(check('2.1.2', 'listener 1883\nbind_interface eth0\nlistener 1883 127.0.0.1\n')).toEqual([]);
    expect(check('2.1.2', 'listener 1883\nbind_interface eth0\nlistener 1883 10.0.0.5\n')).toEqual([
      'address-in-use',
    ]);
  });

  it('says that it cannot tell', () => {
    const elsewhere: Machine = { interfaces: () => undefined };
    expect(refusals('2.1.2', 'listener 1883\nbind_interface eth9\n', elsewhere)).toEqual([]);
    expect(remarks('2.1.2', 'listener 1883\nbind_interface eth9\n', elsewhere)).toContain(
      'interface-unusable',
    );
  });
});

describe('local-only mode', () => {
  it('opens nothing else, and forgets the default listener since 2.0.12', () => {
    expect(remarks('2.0.22', '')).toContain('local-only');
    expect(refusals('2.0.11', 'bind_interface eth9\n')).toEqual(['interface-unusable']);
    expect(refusals('2.0.12', 'bind_interface eth9\n')).toEqual([]);
  });
});

describe('sockets in the file system', () => {
  it.each([
    ['mosquitto.sock', []],
    ['nowhere/mosquitto.sock', ['unix-socket-unusable']],
    ['folder', ['unix-socket-unusable']],
    ['x'.repeat(107), []],
    ['x'.repeat(108), ['unix-socket-unusable']],
    ['é'.repeat(54), ['unix-socket-unusable']],
  ])('%s', (path, expected) => {
    expect(refusals('2.0.22', `listener 0 ${path}\n`, { has: { 'folder/x': '' } })).toEqual(expected);
  });

  it('are made anew', () => {
    expect(refusals('2.1.2', 'listener 0 a.sock\nlistener 0 a.sock\n', { has: { 'a.sock': '' } })).toEqual(
      [],
    );
  });
});

describe('websockets by libwebsockets', () => {
  const alone = 'listener 9001\nprotocol websockets\n';
  const ws = (host = '') => `listener 1883\nlistener 9001${host}\nprotocol websockets\n`;

  it.each([
    ['1.6.8', []],
    ['1.6.9', ['no-mqtt-listener']],
    ['1.6.10', ['no-mqtt-listener']],
    ['1.6.11', []],
    ['2.0.0', ['no-mqtt-listener']],
    ['2.0.22', ['no-mqtt-listener']],
    ['2.1.0', []],
  ])('%s with nothing else', (release, expected) => {
    expect(refusals(release, alone)).toEqual(expected);
  });

  it('are enough from 2.0.1 where the library plays along', () => {
    expect(refusals('2.0.1', alone, { websocketsPoll: true })).toEqual([]);
    expect(refusals('2.0.0', alone, { websocketsPoll: true })).toEqual(['no-mqtt-listener']);
  });

  it.each([
    [`${ws()}listener 9001\n`, true],
    [`${ws()}listener 9001 127.0.0.1\n`, true],
    [`${ws()}listener 9001 ::1\n`, true],
    [`${ws()}socket_domain ipv4\nlistener 9001 ::1\n`, false],
    [`${ws(' 127.0.0.1')}listener 9001 ::1\n`, true],
    [`${ws(' ::1')}listener 9001 127.0.0.1\n`, false],
    [`${ws(' lo')}listener 9001 127.0.0.1\n`, true],
    [`${ws(' lo')}listener 9001 ::1\n`, false],
    [`${ws(' localhost')}listener 9001 127.0.0.1\n`, false],
    [`${ws(' ::ffff:127.0.0.1')}listener 9001 127.0.0.1\n`, true],
    [`${ws(' ::ffff:127.0.0.1')}listener 9001 127.0.0.2\n`, false],
    [`${ws(' ::ffff:10.1.2.3')}listener 9001 127.0.0.1\n`, false],
    [`${ws()}${alone}`, true],
  ])('%j', (text, clash) => {
    expect(refusals('2.0.11', text)).toEqual(clash ? ['address-in-use'] : []);
  });

  it('only warn of an address they cannot open', () => {
    for (const text of [
      ws(' nowhere'),
      ws(' localhost'),
      'listener 1883\nlistener 100\nprotocol websockets\n',
    ]) {
      expect(refusals('2.0.22', text)).toEqual([]);
      expect(remarks('2.0.22', text)).toContain('websockets-closed');
    }
    expect(refusals('2.1.2', ws(' nowhere'))).toEqual(['unresolved-host']);
  });

  it('need their `http_dir`', () => {
    expect(refusals('2.0.22', `${ws()}http_dir nowhere\n`)).toEqual(['missing-folder']);
    expect(refusals('2.0.22', 'listener 1883\nhttp_dir nowhere\n')).toEqual([]);
  });
});

describe('the HTTP API', () => {
  it('may fail, but is not a listener for MQTT', () => {
    const api = 'listener 8080\nprotocol http_api\n';
    expect(refusals('2.1.2', api)).toEqual(['no-mqtt-listener']);
    expect(refusals('2.1.2', `listener 8080\n${api}`)).toEqual([]);
    expect(remarks('2.1.2', `listener 8080\n${api}`)).toContain('http-api-closed');
    expect(refusals('2.1.2', `${api}listener 8080 127.0.0.1\n`)).toEqual(['address-in-use']);
  });
});

describe('local-only mode', () => {
  // Measured with a 2.1.2 that is built as its makefile says.
  it.each([
    ['2.0.22', false],
    ['2.1.2', true],
  ])('%s says that it opens the HTTP API: %s', (release, says) => {
    const remark = start(release, 'persistence false\n').report.remarks.find(
      ({ code }) => code === 'local-only',
    );
    expect(remark?.why?.includes('9883')).toBe(says);
  });
});
