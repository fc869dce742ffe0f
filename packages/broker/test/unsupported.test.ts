import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import { describe, expect, it } from 'vitest';
import { unconnectedBridges } from '../src/bridge/unconnected.js';
import type { BridgeDestinations } from '../src/index.js';
import { unsupportedDirectives } from '../src/unsupported.js';

/** Each unsupported directive of a configuration, as `LINE: WHAT`. */
function found(text: string, target = latest.name, bridges?: BridgeDestinations): string[] {
  const host = exampleHost({ 'm.conf': text }, undefined);
  const { configuration } = analyse('m.conf', findTarget(target)!, host);
  const unconnected = unconnectedBridges(configuration, bridges);
  return unsupportedDirectives(configuration, { others: unconnected }).map(
    ({ place, what }) => `${place.line}: ${what}`,
  );
}

describe('unsupported directives', () => {
  it('are named in the order of the lines, plugins once', () => {
    expect(
      found(
        'user root\nlistener 1883\nplugin /usr/lib/x.so\nplugin_opt_a 1\nconnection c\naddress a\ntopic #\n',
      ),
    ).toEqual([
      '1: `user` is not followed.',
      '3: The plugin `/usr/lib/x.so` is not loaded, and has no stand-in.',
      '5: The bridge `c` is not connected: a:1883 may be another machine.',
    ]);
  });

  it('are bridges to other machines, if the caller says nothing about them', () => {
    const bridge = (host: string) => `listener 1883\nconnection c\naddress ${host}\ntopic #\n`;
    expect(found(bridge('127.0.0.1'))).toEqual([]);
    expect(found(bridge('example.org'))).toHaveLength(1);
    for (const destinations of ['off', 'connect', { c: 'off' }, { c: 'mqtt://localhost' }] as const)
      expect(found(bridge('example.org'), latest.name, destinations)).toEqual([]);
  });

  it('are named wherever they belong to', () => {
    expect(
      found('per_listener_settings true\nlistener 1883\nplugin /a.so\nlistener 1884\nplugin /b.so\n', '2.0'),
    ).toEqual([
      '3: The plugin `/a.so` is not loaded, and has no stand-in.',
      '5: The plugin `/b.so` is not loaded, and has no stand-in.',
    ]);
    expect(found('plugin_load dynsec /a.so\nlistener 1883\nplugin_use dynsec\n')).toEqual([
      '1: The plugin `/a.so` is not loaded, and has no stand-in.',
    ]);
  });

  it('are only those values that are not supported', () => {
    expect(found('listener 1883\nallow_anonymous true\nenable_control_api false\nmemory_limit 0\n')).toEqual(
      [],
    );
    expect(found('log_dest stdout\nlog_dest syslog\nlog_facility 3\nlistener 1883\n')).toEqual([]);
    expect(found('log_dest stdout\nlog_dest dlt\nlistener 1883\n')).toEqual([
      '2: Nothing is logged to DLT, which needs its native library.',
    ]);
    expect(found('listener 1883\nlistener 8080\nprotocol http_api\n')).toEqual([]);
    const files = 'plugin /usr/lib/mosquitto_password_file.so\nplugin_opt_password_file passwd\n';
    expect(found(`listener 1883\n${files}`)).toEqual([]);
  });

  it('are only those of the target', () => {
    expect(found('log_dest dlt\n', '2.0.22')).toEqual([
      '1: Nothing is logged to DLT, which needs its native library.',
    ]);
    expect(found('log_dest dlt\n', '1.4.15')).toEqual([]);
  });
});
