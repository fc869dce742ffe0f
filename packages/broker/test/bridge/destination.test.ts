import { write } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BridgeDestinations, checkDestinations, routeOf } from '../../src/bridge/destination.js';
import { readDestinations } from '../../src/run/bridge-destinations.js';
import { ArgumentError } from '../../src/run/index.js';

const address = (host: string) => ({ host, port: 1883 });
/** Where a bridge `c` with these addresses connects to; `off` if it does not. */
function connects(hosts: readonly string[], destinations?: BridgeDestinations): string {
  const { addresses, isPlain, refused } = routeOf('c', hosts.map(address), destinations);
  if (refused !== undefined) return `off: ${write(refused)}`;
  return `${isPlain ? 'plain ' : ''}${addresses.map(({ host, port }) => `${host}:${port}`).join(' ')}`;
}

describe('where a bridge may connect to', () => {
  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.1.2.3', '::1'])('%s, without being told', (host) => {
    expect(connects([host])).toBe(`${host}:1883`);
  });

  it.each([
    'broker.example.org',
    '192.168.1.1',
    '0.0.0.0',
    '127.0.0.1.example.org',
    'localhost.example.org',
    '127.0.0.x',
    '1.127.0.0.1',
    '::',
    '2001:db8::1',
  ])('not %s', (host) => {
    expect(connects([host])).toBe(`off: ${host}:1883 may be another machine.`);
  });

  it('nowhere, if one of its addresses may be another machine', () => {
    expect(connects(['127.0.0.1', 'example.org'])).toBe('off: example.org:1883 may be another machine.');
  });

  it('anywhere, if the caller says so', () => {
    expect(connects(['example.org'], 'connect')).toBe('example.org:1883');
    expect(connects(['example.org'], { c: 'connect' })).toBe('example.org:1883');
    expect(connects(['example.org'], { other: 'connect' })).toMatch(/^off/);
    expect(connects(['127.0.0.1'], 'off')).toMatch(/^off/);
    expect(connects(['127.0.0.1'], { c: 'off' })).toMatch(/^off/);
  });

  it.each([
    ['mqtt://localhost:1884', 'plain localhost:1884'],
    ['mqtt://localhost', 'plain localhost:1883'],
    ['mqtts://localhost', 'localhost:8883'],
    ['mqtt://[::1]:1884', 'plain ::1:1884'],
  ] as const)('%s, in place of its addresses', (url, expected) => {
    expect(connects(['example.org', 'example.net'], { c: url })).toBe(expected);
  });

  it('not where no bridge or destination is', () => {
    const check = (destinations: unknown) => () => checkDestinations(['c', 'd'], destinations as never);
    expect(check({ e: 'off' })).toThrow('there is no bridge e: name one of c, d');
    expect(check({ c: 'http://localhost' })).toThrow('write off, connect or mqtt://HOST:PORT');
    expect(check('anywhere')).toThrow('write off, connect or mqtt://HOST:PORT');
    expect(check({ toString: 'off' })).toThrow('there is no bridge toString');
  });

  it('never another machine by any name that is not said to be allowed', () => {
    fc.assert(
      fc.property(fc.domain(), fc.ipV4(), (domain, ip) => {
        expect(connects([domain])).toMatch(/^off/);
        if (!ip.startsWith('127.')) expect(connects([ip])).toMatch(/^off/);
      }),
    );
  });
});

describe('--bridge', () => {
  const names = ['c', 'd'];

  it.each([
    [[], undefined],
    [['connect'], 'connect'],
    [['off'], 'off'],
    [['c=mqtt://localhost:1884', 'd=off'], { c: 'mqtt://localhost:1884', d: 'off' }],
  ])('%j means %j', (texts, expected) => {
    expect(readDestinations(texts, names)).toEqual(expected);
  });

  it.each([
    ['everywhere', 'write off, connect or mqtt://HOST:PORT'],
    ['e=off', 'there is no bridge e: name one of c, d'],
    ['c=', 'write off, connect or mqtt://HOST:PORT'],
    ['=off', 'there is no bridge '],
  ])('%s is refused', (text, message) => {
    expect(() => readDestinations([text], names)).toThrow(ArgumentError);
    expect(() => readDestinations([text], names)).toThrow(message);
  });

  it('is about all bridges or about single ones', () => {
    expect(() => readDestinations(['connect', 'c=off'], names)).toThrow('cannot be combined');
  });
});
