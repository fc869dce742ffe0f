import { write } from '@mosquitto-conf/config';
import { describe, expect, test } from 'vitest';
import { type EffectiveSetting, effectiveDifferences, effectiveSettings } from '../../src/index.js';
import { inEnglish } from '../in-english.js';
import { read } from './machine.js';

/** `name value @ line`, with what it replaced; the target's defaults have no line. */
function line(setting: EffectiveSetting): string {
  const { name, values, places, shared, replaced, secret } = setting;
  const words = setting.words && write(setting.words);
  const at = places.map(({ file, line }) => (file === 'mosquitto.conf' ? line : `${file}:${line}`)).join(',');
  return [
    name,
    secret ? '***' : values.join(' + '),
    ...(words === undefined ? [] : [`(${words})`]),
    ...(at === '' ? [] : [`@${at}`]),
    ...(shared ? ['shared'] : []),
    ...replaced.map(({ value, place }) => `instead of ${value} @${place.line}`),
  ].join(' ');
}

/** What lines set, by section; the broker only if something is set for it. */
function set(text: string | Record<string, string>, target?: string): Record<string, string[]> {
  const { sections } = effectiveSettings(read(text, target).configuration);
  return Object.fromEntries(
    sections
      .map(
        ({ title, settings }) =>
          [title, settings.filter(({ places }) => places.length > 0).map(line)] as const,
      )
      .filter(([title, settings]) => title !== 'broker' || settings.length > 0),
  );
}

/** One setting of a section. */
function one(text: string, title: string, name: string, target?: string): string {
  const { sections } = effectiveSettings(read(text, target).configuration);
  return line(
    sections.find((section) => section.title === title)!.settings.find((setting) => setting.name === name)!,
  );
}

describe('the broker', () => {
  test('what is set, in words where they say more', () => {
    expect(
      set('autosave_interval 5400\nmax_packet_size 65536\npersistent_client_expiration 2m\npersistence 1\n'),
    ).toMatchObject({
      broker: [
        'persistence true @4',
        'autosave_interval 5400 (1 hour 30 minutes) @1',
        'persistent_client_expiration 60d (60 days) @3',
        'max_packet_size 65536 (64 KiB) @2',
      ],
    });
  });

  test('earlier lines that were replaced, the latest first', () => {
    expect(set('sys_interval 1\nsys_interval 2\nsys_interval 3\n').broker).toEqual([
      'sys_interval 3 (3 seconds) @3 instead of 2 @2 instead of 1 @1',
    ]);
  });

  test('lines that add up, each value once; none undoes what is above it', () => {
    expect(
      set('log_type error\nlog_type none\nlog_type debug\nlog_type notice\nlog_type debug\n').broker,
    ).toEqual(['log_type debug + notice @3,4 instead of none @2 instead of error @1']);
    expect(set('log_dest stdout\nlog_dest none\n').broker).toEqual(['log_dest none @2 instead of stdout @1']);
  });

  test('defaults are those of the target', () => {
    expect(one('', 'broker', 'max_packet_size')).toBe('max_packet_size 2000000 (2 MB)');
    expect(one('', 'broker', 'max_packet_size', '2.0')).toBe('max_packet_size 0');
    expect(one('', 'broker', 'max_queued_messages', '1.6')).toBe('max_queued_messages 100');
    expect(one('', 'broker', 'log_type')).toBe('log_type error + warning + notice + information');
  });
});

describe('listeners', () => {
  test('with the settings that all share', () => {
    expect(set('password_file p\nlistener 1883\nlistener 8883 ::1\nmax_qos 1\n')).toEqual({
      'listener 1883': ['password_file p @1 shared'],
      'listener 8883 ::1': ['password_file p @1 shared', 'max_qos 1 @4'],
    });
  });

  test('with their own', () => {
    expect(
      set(
        'per_listener_settings true\nlistener 1883\nallow_anonymous true\nlistener 1884\npassword_file p\n',
      ),
    ).toEqual({
      broker: ['per_listener_settings true @1'],
      'listener 1883': ['allow_anonymous true @3'],
      'listener 1884': ['password_file p @5'],
    });
  });

  test('their own goes before the shared one', () => {
    const text = 'allow_anonymous false\nlistener 1883\nlistener_allow_anonymous true\nlistener 1884\n';
    expect(set(text)).toEqual({
      'listener 1883': ['allow_anonymous true @3'],
      'listener 1884': ['allow_anonymous false @1 shared'],
    });
  });

  test('whether a name is needed, where no line says so', () => {
    expect(one('listener 1883\n', 'listener 1883', 'allow_anonymous')).toBe('allow_anonymous false');
    expect(one('listener 1883\n', 'listener 1883', 'allow_anonymous', '1.6')).toBe('allow_anonymous true');
    expect(one('listener 1883\npassword_file p\n', 'listener 1883', 'allow_anonymous', '1.6')).toBe(
      'allow_anonymous false',
    );
  });

  test('local-only mode opens two, and the HTTP API', () => {
    expect(set('persistence true\n')).toEqual({
      broker: ['persistence true @1'],
      'listener 1883 127.0.0.1': [],
      'listener 1883 ::1': [],
      'listener 9883 127.0.0.1': [],
    });
    expect(one('', 'listener 1883 ::1', 'allow_anonymous')).toBe('allow_anonymous true (in local-only mode)');
    // Overruled up to 2.0.20.
    const closed = 'allow_anonymous false\n';
    expect(one(closed, 'listener 1883 ::1', 'allow_anonymous', '2.0.20')).toContain('true');
    expect(one(closed, 'listener 1883 ::1', 'allow_anonymous', '2.0.21')).toContain('false @1');
  });

  test('the default listener, and the names that old releases have', () => {
    const { sections } = effectiveSettings(read('port 1884\nmaximum_qos 1\n', '1.6').configuration);
    const listener = sections.find(({ kind }) => kind === 'listener')!;
    expect(inEnglish([listener.title, listener.note])).toEqual(['listener 1884', 'the default listener']);
    const qos = listener.settings.find(({ name }) => name === 'max_qos')!;
    expect([qos.spelling, qos.values]).toEqual(['maximum_qos', ['1']]);
  });
});

test('bridges with addresses and topics; secrets are marked', () => {
  expect(
    set(
      'connection b\naddress a x:8883\ntopic # in 1\ntopic c/# out\nremote_username u\nremote_password geheim\n',
    ),
  ).toMatchObject({
    'connection b': [
      'address a:1883 x:8883 @2',
      'topic # in 1 + c/# out 0 @3,4',
      'remote_username u @5',
      'remote_password *** @6',
    ],
  });
});

test('plugins with their options, and whom they are for', () => {
  const text =
    'plugin_load people p.so\nplugin_opt_password_file p\nplugin_opt_db_password geheim\nlistener 1883\nplugin_use people\n';
  expect(set(text)).toEqual({
    'listener 1883': ['plugin_use people @5'],
    'plugin_load people p.so': ['plugin_opt_password_file p @2', 'plugin_opt_db_password *** @3'],
  });
  const { sections } = effectiveSettings(read(text).configuration);
  expect(inEnglish(sections.find(({ kind }) => kind === 'plugin')?.note)).toBe('for listener 1883');
});

test('places in included files', () => {
  const files = { 'mosquitto.conf': 'include_dir d\n', 'd/a.conf': 'listener 1883\nallow_anonymous true\n' };
  expect(set(files)).toEqual({ 'listener 1883': ['allow_anonymous true @d/a.conf:2 shared'] });
});

describe('two targets', () => {
  function between(text: string, a: string, b: string) {
    const [one, other] = [a, b].map((target) => effectiveSettings(read(text, target).configuration));
    const { sections, settings } = effectiveDifferences(one!, other!);
    return {
      sections: sections.map(({ section, only }) => `${section.title} ${only}`),
      settings: settings.map(
        ({ title, a: left, b: right }) =>
          `${title}: ${left ? line(left) : '-'} | ${right ? line(right) : '-'}`,
      ),
    };
  }

  test('only what differs', () => {
    expect(between('listener 1883\nallow_anonymous true\nmax_packet_size 100\n', '2.0', '2.1')).toEqual({
      sections: [],
      settings: [
        'broker: allow_duplicate_messages false | allow_duplicate_messages true',
        'broker: packet_buffer_size 0 | packet_buffer_size 4096 (4 KiB)',
      ],
    });
    expect(between('listener 1883\n', '2.1.0', '2.1.2')).toEqual({ sections: [], settings: [] });
  });

  test('listeners that only one opens, and directives that only one knows', () => {
    expect(between('', '1.6', '2.0').sections).toEqual([
      'listener 1883 a',
      'listener 1883 127.0.0.1 b',
      'listener 1883 ::1 b',
    ]);
    expect(between('listener 1883\naccept_protocol_versions 5\n', '2.0', '2.1').settings).toContain(
      'listener 1883: - | accept_protocol_versions 5 @2',
    );
  });
});
