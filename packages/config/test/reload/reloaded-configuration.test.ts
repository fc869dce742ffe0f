import { describe, expect, it } from 'vitest';
import {
  maxConnections,
  maxPacketSize,
  maxQos,
  memoryLimit,
  messageSizeLimit,
  mountPoint,
} from '../../src/catalogue/directives.js';
import {
  analyse,
  at,
  directives,
  findTarget,
  type Listener,
  listenerPolicies,
  MemoryFiles,
  since,
  write,
} from '../../src/index.js';
import {
  ADDED_LISTENER,
  REMOVED_LISTENER,
  reloadedConfiguration,
  reloadStop,
  restartNeeded,
} from '../../src/internal.js';
import { reloadTexts } from '../../src/texts/reload.js';

function read(text: string, target: string) {
  const host = {
    files: new MemoryFiles({ 'm.conf': text }),
    resolve: () => ['127.0.0.1'],
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'broker',
    root: false,
  };
  return analyse('m.conf', findTarget(target)!, host);
}

/** What a broker with the first text has in force once it has read the second, and what needs a restart. */
function reload(before: string, after: string, target: string) {
  const [running, again] = [read(before, target).configuration, read(after, target)];
  const fault = again.stop?.stage === 'config' ? again.stop : undefined;
  const stop = reloadStop(running, again.configuration, fault?.named ?? fault?.place);
  const configuration = reloadedConfiguration(running, again.configuration, stop);
  const restarts = restartNeeded(configuration, again.configuration);
  const needed = restarts.map(
    ({ directive, place, why }) => `${place?.line}: ${directive}${why ? `, ${write(why)}` : ''}`,
  );
  return { configuration, stop: stop?.line, needed, named: restarts.map(({ directive }) => directive) };
}

const LISTENER = 'listener 1883\n';

describe('a reload', () => {
  it('applies what the release applies, and names the rest', () => {
    const { configuration, needed } = reload(
      LISTENER,
      `message_size_limit 5\nmax_packet_size 100\n${LISTENER}max_connections 3\n`,
      '2.1.2',
    );
    expect(configuration.settings.get(messageSizeLimit)).toBe(5);
    expect(configuration.settings.get(maxPacketSize)).toBe(2_000_000);
    expect(configuration.listeners[0]!.settings.get(maxConnections)).toBe(3);
    expect(needed).toEqual(['2: max_packet_size']);
  });

  it('resets what 2.0 resets, although nothing has changed', () => {
    const text = `${LISTENER}max_connections 9\nmax_qos 1\nmount_point m/\n`;
    const { configuration, needed } = reload(text, text, '2.0.22');
    const { settings } = configuration.listeners[0]!;
    expect([settings.get(maxConnections), settings.get(maxQos), settings.get(mountPoint)]).toEqual([
      -1,
      2,
      'm/',
    ]);
    expect(needed).toEqual([
      '2: max_connections, a reload resets it to the default, -1',
      '3: max_qos, a reload resets it to the default, 2',
    ]);
  });

  const TLS = 'certfile /c.pem\nkeyfile /k.pem\n';
  const HTTP = 'protocol http_api\n';
  const ONLY_AT_START = 'a listener gets or loses TLS only when it is opened';
  it.each([
    ['gets TLS', '', TLS, [`2: certfile, ${ONLY_AT_START}`, `3: keyfile, ${ONLY_AT_START}`]],
    ['loses TLS', TLS, '', [`2: certfile, ${ONLY_AT_START}`, `3: keyfile, ${ONLY_AT_START}`]],
    ['has another certificate', TLS, TLS.replace('/c', '/d'), []],
    [
      'for HTTP has another certificate',
      HTTP + TLS,
      HTTP + TLS.replace('/c', '/d'),
      ['3: certfile, the HTTP interface reads its certificate and key only at the start'],
    ],
    [
      'for HTTP has another key',
      HTTP + TLS,
      HTTP + TLS.replace('/k', '/l'),
      ['4: keyfile, the HTTP interface reads its certificate and key only at the start'],
    ],
    ['gets websockets', '', 'protocol websockets\n', []],
    [
      'gets the HTTP interface',
      '',
      'protocol http_api\n',
      ['2: protocol, the HTTP interface starts and ends with the broker'],
    ],
    ['asks for certificates', TLS, `${TLS}require_certificate true\n`, []],
  ])('of 2.1, where a listener %s', (_, before, after, expected) => {
    expect(reload(LISTENER + before, LISTENER + after, '2.1.2').needed).toEqual(expected);
  });

  it.each([
    ['1.5.11', 17],
    ['1.6.15', 23],
    ['2.0.22', 25],
    ['2.1.2', 32],
  ])(
    '%s: has each line of a listener in force or names it, whichever it is, in %i directives',
    (target, count) => {
      const release = findTarget(target)!;
      const compared: string[] = [];
      for (const directive of directives) {
        if (
          at(directive.scope, release) !== 'listener' ||
          (directive.first && !since(release, directive.first))
        )
          continue;
        const own = directive.example.filter((line) => !/^(?:listener|port)\b/.test(line)).join('\n');
        const { configuration, named } = reload(LISTENER, `${LISTENER}${own}\n`, target);
        const again = read(`${LISTENER}${own}\n`, target).configuration.listeners.at(-1)!;
        const value = JSON.stringify(again.settings.get(directive));
        if (value === JSON.stringify(at(directive.default, release))) continue;
        compared.push(directive.name);
        const isInForce = JSON.stringify(configuration.listeners.at(-1)!.settings.get(directive)) === value;
        expect([directive.name, isInForce]).toEqual([directive.name, !named.includes(directive.name)]);
      }
      expect(compared, compared.join(' ')).toHaveLength(count);
    },
  );

  it.each(['1.6.15', '2.0.22', '2.1.2'])('%s: leaves no default prefix for client ids', (target) => {
    const { configuration } = reload(LISTENER, LISTENER, target);
    const [policy] = listenerPolicies({ configuration, access: [] });
    expect(policy!.clientIds.generatedPrefix.value).toBe('');
  });
});

describe('a reload stops reading', () => {
  const limits = (listeners: readonly Listener[]) =>
    listeners.map(({ settings }) => settings.get(maxConnections));

  it('at a line that is wrong: only listeners above it have changed', () => {
    const { configuration, stop } = reload(
      'listener 1883\nlistener 1884\n',
      'message_size_limit 5\nlistener 1883\nmax_connections 3\nnonsense\nmax_connections 4\nlistener 1884\nmax_connections 5\n',
      '2.1.2',
    );
    expect(stop).toBe(4);
    expect(limits(configuration.listeners)).toEqual([3, -1]);
    expect(configuration.settings.get(messageSizeLimit)).toBe(0);
  });

  it.each([
    ['1.4.15', undefined, 5],
    ['1.5.11', 2, 0],
    ['2.0.5', 2, 0],
    ['2.1.2', 2, 0],
  ])('%s: at a new listener', (target, stop, size) => {
    const found = reload(LISTENER, `${LISTENER}listener 1884\nmessage_size_limit 5\n`, target);
    expect([found.stop, found.configuration.settings.get(messageSizeLimit)]).toEqual([stop, size]);
    expect(found.needed).toContain(`2: listener, ${write(ADDED_LISTENER.why!)}`);
  });

  it.each([
    ['2.0.5', undefined],
    ['2.0.6', 1],
  ])('%s: another address may be another listener', (target, stop) => {
    expect(reload('listener 1883 127.0.0.1\n', 'listener 1883 127.0.0.2\n', target).stop).toBe(stop);
  });

  it('not at a listener that is gone, which stays', () => {
    const { configuration, stop, needed } = reload(
      'listener 1883\nlistener 1884\n',
      'listener 1883\n',
      '2.1.2',
    );
    expect([configuration.listeners.length, stop]).toEqual([2, undefined]);
    expect(needed).toEqual([`2: listener, ${write(REMOVED_LISTENER.why!)}`]);
  });
});

describe.each(['1.4.15', '2.0.22', '2.1.2'])('%s: memory_limit after a reload', (target) => {
  const open = 'listener 1883\n';
  it.each([
    ['another limit is applied', 'memory_limit 2000000\n', 2_000_000, []],
    ['0 ends it', 'memory_limit 0\n', 0, []],
    [
      'without its line it stays, until a restart',
      '',
      1_000_000,
      [`1: memory_limit, ${write(reloadTexts.limitStays)}`],
    ],
  ])('%s', (_, line, limit, restarts) => {
    const { configuration, needed } = reload(`memory_limit 1000000\n${open}`, `${line}${open}`, target);
    expect(configuration.settings.get(memoryLimit)).toBe(limit);
    expect(needed).toEqual(restarts);
  });
});
