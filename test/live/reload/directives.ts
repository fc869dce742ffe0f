import { type Release, since } from '@mosquitto-conf/config';

/** Lines behind the `listener` line, and what they become before the reload. */
interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** The first release that has the lines. */
  readonly first?: string;
}

const line = (text: string, first?: string): Change[] => [
  { name: `${text} comes`, before: '', after: `${text}\n`, ...(first ? { first } : {}) },
  { name: `${text} goes`, before: `${text}\n`, after: '', ...(first ? { first } : {}) },
];

/** A line that comes, goes, or gets another value. */
const changes: readonly Change[] = [
  ...line('acl_file acl'),
  { name: 'another acl_file', before: 'acl_file acl\n', after: 'acl_file other-acl\n' },
  ...line('password_file passwords'),
  ...line('allow_zero_length_clientid false'),
  { name: 'auto_id_prefix', before: 'auto_id_prefix a-\n', after: 'auto_id_prefix b-\n' },
  ...line('auto_id_prefix a-'),
  ...line('clientid_prefixes x-'),
  ...line('max_connections 3'),
  ...line('max_qos 1', '1.6.0'),
  ...line('max_topic_alias 3', '1.6.0'),
  ...line('mount_point m/'),
  ...line('use_username_as_clientid true'),
  ...line('accept_protocol_versions 5', '2.1.0'),
  ...line('listener_auto_id_prefix l-', '2.1.0'),
  ...line('max_inflight_messages 7'),
  ...line('max_queued_messages 1'),
  ...line('max_packet_size 1000', '1.6.0'),
  ...line('message_size_limit 1000'),
  ...line('retain_available false', '1.6.0'),
  ...line('queue_qos0_messages true'),
  ...line('upgrade_outgoing_qos true'),
  ...line('allow_duplicate_messages false'),
  ...line('max_keepalive 100', '1.6.0'),
  ...line('sys_interval 0'),
  ...line('check_retain_source false', '1.5.6'),
  ...line('global_max_clients 5', '2.1.0'),
  {
    name: 'nothing',
    before: 'max_connections 9\nmax_qos 1\n',
    after: 'max_connections 9\nmax_qos 1\n',
    first: '1.6.0',
  },
  { name: 'a new listener', before: '', after: 'message_size_limit 1000\nlistener OTHER 127.0.0.1\n' },
  {
    name: 'a listener that is gone',
    before: 'listener OTHER 127.0.0.1\n',
    after: 'message_size_limit 1000\n',
  },
  {
    name: 'a line that is wrong',
    before: '',
    after: 'message_size_limit 1000\nmax_qos 1\nnonsense 1\n',
    first: '1.6.0',
  },
  {
    name: 'a directive that is refused',
    before: '',
    after: 'max_connections 2\npersistence maybe\nmessage_size_limit 1000\n',
  },
];

/** What decides on access, at the listener itself. */
const ofListeners: readonly Change[] = [
  ...line('acl_file acl'),
  { name: 'another acl_file', before: 'acl_file acl\n', after: 'acl_file other-acl\n' },
  ...line('password_file passwords'),
  ...line('allow_zero_length_clientid false'),
  ...line('auto_id_prefix a-'),
];

const anonymous: readonly Change[] = [
  { name: 'anonymous clients no longer', before: 'allow_anonymous true\n', after: 'allow_anonymous false\n' },
  {
    name: 'anonymous clients from now on',
    before: 'allow_anonymous false\n',
    after: 'allow_anonymous true\n',
  },
];

/** A configuration, and what it becomes before the reload. */
export interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Every change that a release has. */
export function casesOf(release: Release): readonly Case[] {
  const caseOf = (above: string, { name, before, after, first }: Change, below: string): Case[] => {
    if (first !== undefined && !since(release, first)) return [];
    const head = `log_dest stderr\nlog_type all\nuser root\n${above}listener PORT 127.0.0.1\n${below}`;
    return [{ name: above ? `${name}, per listener` : name, before: head + before, after: head + after }];
  };
  const anyone = 'allow_anonymous true\n';
  const own = since(release, '1.5') ? ofListeners : [];
  return [
    ...changes.flatMap((change) => caseOf('', change, anyone)),
    ...anonymous.flatMap((change) => caseOf('', change, 'password_file passwords\n')),
    ...own.flatMap((change) => caseOf('per_listener_settings true\n', change, anyone)),
  ];
}
