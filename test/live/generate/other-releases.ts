import { directives, knows } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';
import { rightLine } from './lines.js';
import type { Section } from './parts.js';

/** Lines that other releases know, and what people write in the belief that one does. */
export function otherReleases(ground: Ground): Section {
  const unknown = directives.filter((one) => !knows(ground.release, one));
  const never = [
    'allow_anonymouse true',
    'allow_annonymous false',
    'listeners 1883',
    'max_clients 10',
    'ssl_version tlsv1.2',
    'log_file mosquitto.log',
    'include conf.d',
    'bind 127.0.0.1',
    'tls true',
    'websockets true',
    'user_file pw',
    'global_acl_file acl',
    'listener_acl_file acl',
    'certificate assets/certs/server.crt',
  ];
  const above = fc.constantFrom<readonly string[]>(
    [],
    [`listener ${ground.ports[0]}`],
    ['connection b1', 'address 127.0.0.1:1884', 'topic # out'],
  );
  const line = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...unknown).chain((one) => rightLine(one, ground)) },
    { weight: 1, arbitrary: fc.constantFrom(...never) },
  );
  return fc.tuple(above, line).map(([head, one]) => [...head, one]);
}
