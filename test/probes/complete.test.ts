import { at, type Directive, directives, knows, releases } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { probes } from './index.js';
import { canProbe } from './play.js';

const probed = new Set(probes.map(({ directive }) => directive));

/** What the embedded broker does with a directive in each release that knows it. */
const supports = (directive: Directive) =>
  releases.filter((release) => knows(release, directive)).map((release) => at(directive.embedded, release));

describe('every directive', () => {
  it.each(directives)('$name has a probe, or a reason why there is none', (directive) => {
    expect(probed.has(directive)).toBe(typeof directive.visible === 'string');
  });

  it.each(directives)('$name is marked as what its probe shows', (directive) => {
    const isNeverExecuted = supports(directive).every((support) => support === 'not-applicable');
    if (isNeverExecuted) expect(directive.visible).toHaveProperty('nothing');
  });
});

/** What the embedded broker does not do, or not fully, and why. */
const UNSUPPORTED: Readonly<Record<string, readonly string[]>> = {
  'its process would have to change its user': ['user'],
  'native libraries are not loaded': [
    'log_dest',
    'plugin',
    'global_plugin',
    'plugin_load',
    'plugin_use',
    'plugin_opt_',
    'auth_plugin_deny_special_chars',
    'tls_engine',
    'tls_engine_kpass_sha1',
    'tls_keyform',
  ],
  'Node.js does not set these options of a socket': ['bridge_tcp_keepalive', 'bridge_tcp_user_timeout'],
};

it('the embedded broker executes every directive but for a few reasons', () => {
  const unsupported = directives.filter((directive) =>
    supports(directive).some((support) => typeof support === 'object'),
  );
  const names = unsupported.map(({ name }) => name).sort();
  expect(names).toEqual(Object.values(UNSUPPORTED).flat().sort());
});

describe('every probe', () => {
  it.each(probes)('$directive.name sees a difference, in some release', (probe) => {
    expect(probe.shows[0]).not.toEqual(probe.shows[1]);
    const { name, aliases = [] } = probe.directive;
    expect([name, ...aliases].some((spelling) => probe.lines[0].includes(spelling))).toBe(true);
    expect(releases.some((release) => canProbe(probe, release))).toBe(true);
  });
});
