import { findDirective, knows, since } from '@mosquitto-conf/config';
import { brokerFolder, dataFolder, type InitPlan, PORTS } from './plan.js';

/** The text of the new `mosquitto.conf`. */
export function configurationText(plan: InitPlan): string {
  const blocks = [
    [
      `# Made by checkconfig init for Mosquitto ${plan.release.name}.`,
      '# What a line means: checkconfig explain NAME. After a change: checkconfig lint.',
    ],
    access(plan),
    ...(plan.persistence ? [persistence(plan)] : []),
    logging(plan),
    listener(plan, 'mqtt'),
    ...(plan.websockets ? [listener(plan, 'websockets')] : []),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function access(plan: InitPlan): readonly string[] {
  const folder = brokerFolder(plan);
  return [
    '# Only the users of the password file connect, and the ACL file says what they may do.',
    'allow_anonymous false',
    ...(since(plan.release, '2.1')
      ? [
          '# checkconfig-disable-next-line announced-removal -- checkconfig upgrade --to 3.0 writes the plugins',
        ]
      : []),
    `password_file ${folder}/passwd`,
    `acl_file ${folder}/acl`,
  ];
}

function persistence(plan: InitPlan): readonly string[] {
  return [
    '# Sessions and retained messages outlive a restart.',
    'persistence true',
    `persistence_location ${dataFolder(plan)}/`,
    'autosave_interval 300',
  ];
}

function logging({ release }: InitPlan): readonly string[] {
  const format = findDirective('log_timestamp_format');
  return [
    '# systemd and Docker collect what the broker prints.',
    'log_dest stderr',
    'log_type error',
    'log_type warning',
    'log_type notice',
    'log_type information',
    ...(format && knows(release, format) ? ['log_timestamp_format %Y-%m-%dT%H:%M:%S'] : []),
  ];
}

function listener(plan: InitPlan, protocol: keyof typeof PORTS): readonly string[] {
  const { isRemote, place } = plan;
  const ports = PORTS[protocol];
  const speaks = protocol === 'websockets' ? ['protocol websockets'] : [];
  if (isRemote) {
    const folder = brokerFolder(plan);
    return [
      '# Clients of other machines, encrypted. They need certs/ca.crt to know the broker.',
      `listener ${ports.tls}`,
      ...speaks,
      // Before 2.0 a certificate counts only together with a CA (net.c: net__socket_listen).
      ...(since(plan.release, '2.0') ? [] : [`cafile ${folder}/certs/ca.crt`]),
      `certfile ${folder}/certs/server.crt`,
      `keyfile ${folder}/certs/server.key`,
      'tls_version tlsv1.2',
    ];
  }
  if (place === 'compose')
    return [
      '# Only programs of the host: compose.yaml publishes the port on 127.0.0.1.',
      // Said once for all listeners, at the first.
      ...(protocol === 'mqtt'
        ? ['# checkconfig-disable-next-line passwords-in-clear -- they do not leave the host']
        : []),
      `listener ${ports.plain}`,
      ...speaks,
    ];
  return ['# Only programs of this machine.', `listener ${ports.plain} 127.0.0.1`, ...speaks];
}

/** The text of the new ACL file. */
export function aclText({ users }: InitPlan): string {
  const [first, ...others] = users;
  const lines = [
    `# ${first} may use every topic.`,
    `user ${first}`,
    'topic readwrite #',
    'topic read $SYS/#',
    ...(others.length > 0
      ? ['', '# Every user may use the topics below its own name.', 'pattern readwrite %u/#']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
