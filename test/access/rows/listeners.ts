import { closed, everything, notAuthorized, only } from '../answers.js';
import type { AccessRow } from '../row.js';

const TLS = 'cafile certs/ca.crt\ncertfile certs/server.crt\nkeyfile certs/server.key';

/** Unix sockets, websockets, addresses, mount points and limits. */
export const listenerRows: readonly AccessRow[] = [
  {
    name: 'a unix socket',
    configuration: `
      listener 0 $FOLDER/broker.sock
      allow_anonymous true
    `,
    clients: { 'anonymous on=$FOLDER/broker.sock': everything, anonymous: closed },
  },
  {
    name: 'per_listener_settings true: a unix socket beside a port',
    configuration: `
      per_listener_settings true
      listener 0 $FOLDER/broker.sock
      allow_anonymous true
      listener 1883
      password_file passwd
    `,
    clients: {
      'anonymous on=$FOLDER/broker.sock': everything,
      anonymous: notAuthorized,
      'alice:pa': everything,
    },
  },
  {
    name: 'websockets alone are no listener of the broker’s own',
    configuration: `
      listener 1883
      protocol websockets
      allow_anonymous true
    `,
    ends: true,
    clients: {},
  },
  {
    name: 'websockets beside MQTT, with the same passwords',
    configuration: `
      listener 1883
      listener 1884
      protocol websockets
      password_file passwd
    `,
    clients: {
      'anonymous on=1884 ws': notAuthorized,
      'alice:pa on=1884 ws': everything,
      'alice:xx on=1884 ws': notAuthorized,
      'alice:pa on=1884': closed,
      'alice:pa': everything,
    },
  },
  {
    name: 'websockets over TLS with the name of the certificate',
    configuration: `
      listener 1883 127.0.0.1
      listener 8883
      protocol websockets
      ${TLS}
      require_certificate true
      use_identity_as_username true
      acl_file acl
    `,
    files: {
      acl: `
        user meter-7
        topic a
      `,
    },
    clients: { 'anonymous on=8883 ws cert=client': only('a'), 'anonymous on=8883 ws tls': closed },
  },
  {
    name: 'websockets beside MQTT, with other settings',
    configuration: `
      per_listener_settings true
      listener 1883
      password_file passwd
      listener 1884
      protocol websockets
      allow_anonymous true
    `,
    clients: { anonymous: notAuthorized, 'anonymous on=1884 ws': everything, 'anonymous on=1884': closed },
  },
  {
    name: 'an address of another family',
    configuration: `
      listener 1883 ::1
      allow_anonymous true
    `,
    clients: { anonymous: closed },
  },
  {
    name: 'a mount point is in front of the topics of the ACL file',
    configuration: `
      listener 1883
      allow_anonymous true
      mount_point m/
      acl_file acl
    `,
    files: {
      acl: `
        topic m/a
        topic c/c1
      `,
    },
    clients: { anonymous: only('m/a') },
  },
  {
    name: 'a mount point and patterns',
    configuration: `
      listener 1883
      allow_anonymous true
      mount_point u/
      acl_file acl
    `,
    files: { acl: 'pattern readwrite %u/u/alice\npattern readwrite u/c/%c' },
    clients: { alice: only('u/c/c1'), anonymous: only('u/c/c1') },
  },
  {
    name: 'max_connections 1: the second client does not connect',
    configuration: `
      listener 1883
      allow_anonymous true
      max_connections 1
    `,
    clients: { 'anonymous id=c2 stays': everything, 'anonymous id=c3': closed },
  },
  {
    name: 'max_connections counts its own listener only',
    configuration: `
      listener 1883
      allow_anonymous true
      max_connections 1
      listener 1884
    `,
    clients: {
      'anonymous id=c2 stays': everything,
      'anonymous id=c3 on=1884': everything,
      'anonymous id=c4': closed,
    },
  },
  {
    name: 'max_connections 0 is no limit',
    configuration: `
      listener 1883
      allow_anonymous true
      max_connections 0
    `,
    clients: { 'anonymous id=c2 stays': everything, 'anonymous id=c3': everything },
  },
];
