import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const remoteClientid = directive({
  name: 'remote_clientid',
  aliases: ['clientid'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a client id', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'remote_clientid home-bridge',
  ],
  visible: 'The CONNECT of the bridge has this client id.',
  summary: 'Client id of the bridge on the other broker',
  description:
    'The default is the hostname and the name of the bridge, joined by a dot. The id must be unique on ' +
    'the other broker: if another client uses it too, both clients keep disconnecting each other. Cloud ' +
    'services often require a specific id. `clientid` is an alias. The state topic under ' +
    '`$SYS/broker/connection/` also contains the id.',
});

export const remoteUsername = directive({
  name: 'remote_username',
  aliases: ['username'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a username', wholeLineSince: '1.5.6' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'remote_username bridge',
    'remote_password correct-horse',
  ],
  visible: 'The CONNECT of the bridge has this username.',
  summary: 'Username of the bridge on the other broker',
  description:
    'By default the bridge sends no username. `username` is an alias. If the bridge uses a client ' +
    'certificate, the other broker might not need one.',
});

export const remotePassword = directive({
  name: 'remote_password',
  aliases: ['password'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a password', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'remote_username bridge',
    'remote_password correct-horse',
  ],
  visible: 'The CONNECT of the bridge has this password.',
  summary: 'Password of the bridge on the other broker',
  description:
    'It belongs to `remote_username`; `password` is an alias. The value is the rest of the line, ' +
    'including quotes. The password is in clear text in this file, and without TLS it also crosses the ' +
    'network in clear text: restrict who can read the file.',
});

export const localClientid = directive({
  name: 'local_clientid',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a client id', wholeLineSince: '1.4.9', emptyClears: true }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'local_clientid bridge-to-office',
  ],
  visible: 'The log calls the bridge by this client id.',
  summary: 'Client id of the bridge on this broker',
  description:
    'The default is `local.` and the remote client id. If two bridges have the same id, the broker does ' +
    'not start. The queue and the subscriptions of the bridge belong to this id, and it appears in the ' +
    'log.',
});

export const localUsername = directive({
  name: 'local_username',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a username', wholeLineSince: '1.4.9', emptyClears: true }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'not-applicable',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'local_username bridge',
  ],
  visible: { nothing: 'Bridges have all rights on their own broker.' },
  summary: 'Username of the bridge on this broker',
  description:
    'Plugins see the bridge under this name. Nothing else uses it: bridges need no login at this ' +
    'broker, and ACL files do not apply to them.',
});

export const localPassword = directive({
  name: 'local_password',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a password', wholeLineSince: '1.4.9', emptyClears: true }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'not-applicable',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'local_username bridge',
    'local_password battery-staple',
  ],
  visible: { nothing: 'Bridges do not log in to their own broker.' },
  summary: 'Password for `local_username`',
  description:
    'No release uses it: bridges need no login at this broker. The password is in clear text in this ' +
    'file, so leave it out.',
});

export const bridgeLoginDirectives: readonly Directive[] = [
  remoteClientid,
  remoteUsername,
  remotePassword,
  localClientid,
  localUsername,
  localPassword,
];
