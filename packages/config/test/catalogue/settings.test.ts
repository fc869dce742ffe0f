import { describe, expect, expectTypeOf, it } from 'vitest';
import { directive, listDirective } from '../../src/catalogue/directive.js';
import * as records from '../../src/catalogue/directives.js';
import { directives } from '../../src/catalogue/index.js';
import { type Setting, Settings } from '../../src/configuration.js';
import type { LogDestination } from '../../src/kinds/log-destination.js';
import type { ProtocolVersion } from '../../src/kinds/protocol-versions.js';
import { parseRelease } from '../../src/release.js';
import { latest } from '../../src/releases.js';

const place = (line: number) => ({ file: 'm.conf', line, span: { start: 0, end: 0 } });

describe('settings', () => {
  it('answer with the default of the target where nothing is set', () => {
    expect(new Settings(latest).get(records.maxQueuedMessages)).toBe(1000);
    expect(new Settings(parseRelease('1.6.15')!).get(records.maxQueuedMessages)).toBe(100);
    expect(new Settings(latest).get(records.allowAnonymous)).toBeUndefined();
    expect(new Settings(latest).setting(records.maxQueuedMessages)).toBeUndefined();
  });

  it('answer with what was set last, and remember what it replaced', () => {
    const settings = new Settings(latest);
    settings.set(records.maxQos, 1, place(1));
    settings.set(records.maxQos, 0, place(2));
    expect(settings.get(records.maxQos)).toBe(0);
    expect(settings.has(records.maxQos)).toBe(true);
    expect(settings.setting(records.maxQos)).toMatchObject({
      value: 0,
      place: { line: 2 },
      replaced: { value: 1, place: { line: 1 } },
    });
  });

  it('answer with every value of a directive whose lines add up', () => {
    const settings = new Settings(latest);
    expect(settings.get(records.logDest)).toEqual([{ to: 'stderr' }]);
    expect(settings.all(records.logDest)).toEqual([]);
    settings.add(records.logDest, { to: 'stdout' }, place(1));
    settings.add(records.logDest, { to: 'file', path: 'log' }, place(2));
    expect(settings.get(records.logDest)).toEqual([{ to: 'stdout' }, { to: 'file', path: 'log' }]);
    expect(settings.all(records.logDest).map((one) => one.place.line)).toEqual([1, 2]);
  });

  it('keep what a directive sets for another under both', () => {
    const settings = new Settings(latest);
    settings.set(records.listenerAllowAnonymous, true, place(1));
    expect(settings.get(records.allowAnonymous)).toBe(true);
    expect(settings.setting(records.listenerAllowAnonymous)?.directive).toBe(records.listenerAllowAnonymous);
    settings.remove(records.allowAnonymous);
    expect(settings.has(records.listenerAllowAnonymous)).toBe(false);
  });

  it('have the type of what the directive takes, undefined only where there is no default', () => {
    const settings = new Settings(latest);
    expectTypeOf(settings.get(records.maxConnections)).toEqualTypeOf<number>();
    expectTypeOf(settings.get(records.maxQueuedMessages)).toEqualTypeOf<number>();
    expectTypeOf(settings.get(records.maxQos)).toEqualTypeOf<0 | 1 | 2>();
    expectTypeOf(settings.get(records.persistence)).toEqualTypeOf<boolean>();
    expectTypeOf(settings.get(records.allowAnonymous)).toEqualTypeOf<boolean | undefined>();
    expectTypeOf(settings.get(records.persistentClientExpiration)).toEqualTypeOf<number | undefined>();
    expectTypeOf(settings.get(records.user)).toEqualTypeOf<string>();
    expectTypeOf(settings.get(records.passwordFile)).toEqualTypeOf<string | undefined>();
    expectTypeOf(settings.get(records.protocol)).toEqualTypeOf<'mqtt' | 'websockets' | 'http_api'>();
    expectTypeOf(settings.get(records.tlsKeyform)).toEqualTypeOf<'pem' | 'engine'>();
    expectTypeOf(settings.get(records.acceptProtocolVersions)).toEqualTypeOf<
      readonly ProtocolVersion[] | undefined
    >();
    expectTypeOf(settings.get(records.logDest)).toEqualTypeOf<readonly LogDestination[]>();
    expectTypeOf(settings.get(records.websocketsOrigin)).toEqualTypeOf<readonly string[]>();
    expectTypeOf(settings.setting(records.maxQos)).toEqualTypeOf<Setting<0 | 1 | 2> | undefined>();
    expectTypeOf(settings.all(records.logDest)).toEqualTypeOf<readonly Setting<LogDestination>[]>();
    // @ts-expect-error: a directive is asked for by its record.
    expect(settings.has('max_qos')).toBe(false);
  });
});

describe('records', () => {
  it('do not compile unless they say what the embedded broker does', () => {
    const { embedded, ...rest } = records.user;
    // @ts-expect-error: `embedded` is missing.
    expect(directive({ ...rest, repeat: 'replace' })).not.toHaveProperty('embedded');
    expect(directive({ ...rest, repeat: 'replace', embedded })).toMatchObject({ embedded });
    const { embedded: ofLists, ...list } = records.logDest;
    // @ts-expect-error: `embedded` is missing.
    expect(listDirective({ ...list, repeat: 'add' })).not.toHaveProperty('embedded');
    expect(listDirective({ ...list, repeat: 'add', embedded: ofLists })).toMatchObject({ embedded: ofLists });
  });

  it('bear the names of their directives in camel case, and are all there are', () => {
    const camelCase = (name: string) =>
      name.replace(/_$/, '').replaceAll(/[_.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
    const named = Object.entries(records).filter(([, record]) => !Array.isArray(record));
    expect(new Set(named.map(([, record]) => record))).toEqual(new Set(directives));
    for (const [name, record] of named)
      expect(record).toMatchObject({ name: expect.toSatisfy((one) => camelCase(one) === name) });
  });
});
