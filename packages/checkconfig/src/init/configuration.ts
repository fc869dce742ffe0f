import { findDirective, knows, since, type Text } from '@mosquitto-conf/config';
import { socketDomain } from '@mosquitto-conf/config/directives';
import { say } from '../language.js';
import { initTexts } from '../texts/init.js';
import { comment } from './comment.js';
import { brokerFolder, dataFolder, type InitPlan, PORTS } from './plan.js';

const suppression = (rule: string, reason: Text) =>
  `# checkconfig-disable-next-line ${rule} -- ${say(reason)}`;

/** The text of the new `mosquitto.conf`. */
export function configurationText(plan: InitPlan): string {
  const blocks = [
    [comment(initTexts.madeBy({ release: plan.release.name })), comment(initTexts.howToGoOn)],
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
    comment(initTexts.accessComment),
    'allow_anonymous false',
    ...(since(plan.release, '2.1') ? [suppression('announced-removal', initTexts.pluginsLater)] : []),
    `password_file ${folder}/passwd`,
    `acl_file ${folder}/acl`,
  ];
}

function persistence(plan: InitPlan): readonly string[] {
  return [
    comment(initTexts.persistenceComment),
    'persistence true',
    `persistence_location ${dataFolder(plan)}/`,
    'autosave_interval 300',
  ];
}

function logging({ release }: InitPlan): readonly string[] {
  const format = findDirective('log_timestamp_format');
  return [
    comment(initTexts.logComment),
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
      comment(initTexts.tlsComment),
      `listener ${ports.tls}`,
      ...speaks,
      // Before 2.0 a certificate counts only together with a CA (net.c: net__socket_listen).
      ...(since(plan.release, '2.0') ? [] : [`cafile ${folder}/certs/ca.crt`]),
      `certfile ${folder}/certs/server.crt`,
      `keyfile ${folder}/certs/server.key`,
      // The library that serves websockets before 2.1 does not get it (websockets.c: mosq_websockets_init).
      ...(protocol === 'mqtt' || since(plan.release, '2.1') ? ['tls_version tlsv1.2'] : []),
    ];
  }
  if (place === 'compose')
    return [
      comment(initTexts.hostComment),
      // Said once for all listeners, at the first.
      ...(protocol === 'mqtt' ? [suppression('passwords-in-clear', initTexts.clearOnHost)] : []),
      `listener ${ports.plain}`,
      ...speaks,
    ];
  // The library that serves websockets before 2.1 listens on all addresses otherwise (websockets.c: mosq_websockets_init).
  const isEverywhere =
    protocol === 'websockets' && knows(plan.release, socketDomain) && !since(plan.release, '2.1');
  return [
    comment(initTexts.localComment),
    `listener ${ports.plain} 127.0.0.1`,
    ...speaks,
    ...(isEverywhere ? ['socket_domain ipv4'] : []),
  ];
}

/** The text of the new ACL file. */
export function aclText({ users }: InitPlan): string {
  const [first, ...others] = users;
  const lines = [
    comment(initTexts.firstUser({ user: first ?? '' })),
    `user ${first}`,
    'topic readwrite #',
    'topic read $SYS/#',
    ...(others.length > 0 ? ['', comment(initTexts.otherUsers), 'pattern readwrite %u/#'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
