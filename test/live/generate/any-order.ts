import { at, directives, knows, type Scope } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';
import { rightLine, tidy } from './lines.js';
import type { Section } from './parts.js';

/** What begins a listener, a bridge or a plugin, and what decides about the scope of others. */
function beginnings({ ports, plugin = '/nope.so' }: Ground): Section {
  const port = fc.constantFrom(...ports.map(String));
  return fc
    .oneof(
      { weight: 4, arbitrary: tidy('listener', port) },
      { weight: 1, arbitrary: tidy('port', port) },
      { weight: 1, arbitrary: tidy('bind_address', fc.constantFrom('127.0.0.1', '::1', 'localhost', '*')) },
      { weight: 2, arbitrary: tidy('per_listener_settings', fc.constantFrom('true', 'true', 'false')) },
      { weight: 1, arbitrary: tidy('plugin', fc.constant(plugin)) },
    )
    .map((line) => [line]);
}

const bridge: Section = fc
  .constantFrom('b1', 'b2')
  .map((name) => [`connection ${name}`, 'address 127.0.0.1:1884', 'topic # out']);

/** Lines of every scope with right values, in any order: which listener, bridge or plugin has them, and which has none. */
export function anyOrder(ground: Ground): Section {
  const known = directives.filter((one) => knows(ground.release, one));
  const of = (...scopes: readonly Scope[]) =>
    known.filter((one) => scopes.includes(at(one.scope, ground.release)) && one.name !== 'include_dir');
  const lines = (...scopes: readonly Scope[]): Section =>
    fc.constantFrom(...of(...scopes)).chain((one) => rightLine(one, ground).map((line) => [line]));
  const parts = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: beginnings(ground) },
      { weight: 1, arbitrary: bridge },
      { weight: 4, arbitrary: lines('listener', 'security') },
      { weight: 1, arbitrary: lines('bridge') },
      { weight: 1, arbitrary: lines('broker') },
    ),
    { minLength: 2, maxLength: 7 },
  );
  return parts.map((all) => all.flat());
}
