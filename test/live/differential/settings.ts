import { createHash } from 'node:crypto';
import { findDirective, knows, type Release, since } from '@mosquitto-conf/config';
import fc from 'fast-check';

/** A configuration with two listeners, and its files. */
export interface Setup {
  /** Lines for the broker as a whole. */
  readonly general: readonly string[];
  /** Lines of each listener. */
  readonly listeners: readonly (readonly string[])[];
  /** Who may connect, and do what: for the broker as a whole, or for its first listener. */
  readonly security: readonly string[];
  readonly perListener: boolean;
  /** Lines of the ACL file. */
  readonly acl: readonly string[];
}

/** Makes lines of a setting with one value or another, if the release has it; most often it is not set. */
const settingsOf =
  (release: Release) =>
  (name: string, ...values: readonly (string | number)[]): fc.Arbitrary<string[]> =>
    knows(release, findDirective(name)!)
      ? fc.oneof(
          { weight: 5, arbitrary: fc.constant<string[]>([]) },
          { weight: 1, arbitrary: fc.constantFrom(...values).map((value) => [`${name} ${value}`]) },
        )
      : fc.constant<string[]>([]);

/** Lines of several settings together. */
const all = (...settings: readonly fc.Arbitrary<string[]>[]) =>
  fc.tuple(...settings).map((lines) => lines.flat());

const general = (release: Release) => {
  const set = settingsOf(release);
  return all(
    set('max_inflight_messages', 0, 1, 2),
    set('max_inflight_bytes', 1, 40),
    set('max_queued_messages', 0, 1, 5),
    set('max_queued_bytes', 1, 40),
    set('max_packet_size', 40, 100),
    set('message_size_limit', 1, 100),
    set('max_keepalive', 10, 300),
    set('queue_qos0_messages', 'true'),
    set('upgrade_outgoing_qos', 'true'),
    set('allow_duplicate_messages', 'true', 'false'),
    set('retain_available', 'false'),
    set('check_retain_source', 'true', 'false'),
    set('persistent_client_expiration', '1h'),
    set('set_tcp_nodelay', 'true'),
    set('global_max_clients', 2),
  );
};

const listener = (release: Release) => {
  const set = settingsOf(release);
  return all(
    set('max_qos', 0, 1),
    set('max_topic_alias', 0, 2),
    set('mount_point', 'a/', 'm'),
    set('use_username_as_clientid', 'true'),
    set('max_topic_alias_broker', 1, 5),
    set('accept_protocol_versions', '3,4', '5'),
  );
};

const aclLines = [
  'topic readwrite #',
  'topic read a/#',
  'topic write a/b',
  'topic deny a/b/c',
  'topic readwrite $x/#',
  'user ana',
  'user bob',
  'topic readwrite a/+',
  'topic read #',
  'topic write b',
  'pattern readwrite %c/#',
  'pattern read a/b',
  'pattern deny b/b',
];

/** Before 2.0 an ACL file cannot deny. */
const aclLine = (release: Release) =>
  fc.constantFrom(...aclLines.filter((line) => since(release, '2.0') || !line.includes(' deny ')));

/** The same for a file or none. */
const file = (name: string) => fc.constantFrom<string[]>([], [], [], [`${name}_file ${name}`]);

const security = (release: Release) => {
  const set = settingsOf(release);
  return all(
    fc.constantFrom<string[]>(
      ['allow_anonymous true'],
      ['allow_anonymous true'],
      ['allow_anonymous true'],
      ['allow_anonymous false'],
    ),
    file('password'),
    file('acl'),
    set('allow_zero_length_clientid', 'false'),
    set('auto_id_prefix', 'made-'),
  );
};

/** @param release which has the settings */
export const setupFor = (release: Release): fc.Arbitrary<Setup> =>
  fc.record({
    general: general(release),
    listeners: fc.tuple(listener(release), listener(release)),
    security: security(release),
    perListener: since(release, '1.5') ? fc.constantFrom(false, false, true) : fc.constant(false),
    acl: fc.array(aclLine(release), { minLength: 1, maxLength: 8 }),
  });

/** The configuration's text. @param ports of both listeners */
export function textOf(
  { general, listeners, security, perListener }: Setup,
  ports: readonly number[],
): string {
  const first = [
    ...(perListener ? ['per_listener_settings true'] : []),
    'sys_interval 0',
    ...general,
    ...(perListener ? [] : security),
  ];
  const each = listeners.flatMap((lines, index) => [
    `listener ${ports[index]} 127.0.0.1`,
    ...lines,
    ...(perListener ? (index === 0 ? security : ['allow_anonymous true']) : []),
  ]);
  return [...first, ...each, ''].join('\n');
}

/** Its files, by name. */
export function filesOf({ acl }: Setup): Readonly<Record<string, string>> {
  return { acl: `${acl.join('\n')}\n`, password: `ana:${hashed('secret')}\nbob:${hashed('word')}\n` };
}

/** A password as `mosquitto_passwd` of 1.x keeps it, which every release can read. */
function hashed(password: string): string {
  const salt = Buffer.from('salt of 12 b');
  const hash = createHash('sha512').update(password).update(salt).digest('base64');
  return `$6$${salt.toString('base64')}$${hash}`;
}
