import { say } from '../language.js';
import { initTexts } from '../texts/init.js';
import { comment } from './comment.js';
import { brokerFolder, dataFolder, type InitPlan, PORTS } from './plan.js';

/** Words that YAML reads as anything other than text (YAML 1.1 and 1.2). */
const NO_TEXT = /^(true|false|yes|no|on|off|null|y|n)$/i;

/** The text of the first test file: what `aclText` allows, and nothing else. */
export function firstTestsText(plan: InitPlan): string {
  const blocks = [
    [
      comment(initTexts.testsIntro),
      comment(initTexts.testsChange),
      'configuration: mosquitto.conf',
      `targets: ${JSON.stringify(plan.release.name)}`,
      comment(initTexts.testsMap),
      'map:',
      `  ${yaml(brokerFolder(plan))}: .`,
      ...(plan.place === 'compose' ? [`  ${yaml(dataFolder(plan))}: data`] : []),
    ],
    passwords(plan),
    ...(plan.isRemote ? [certificates(plan)] : []),
    clients(plan),
    access(plan),
    ['cases:', ...cases(plan).flat()],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function passwords(plan: InitPlan): readonly string[] {
  return [
    comment(initTexts.testsPasswords),
    'passwords:',
    `  ${yaml(`${brokerFolder(plan)}/passwd`)}:`,
    ...plan.users.map((user) => `    ${yaml(user)}: ${yaml(passwordOf(user))}`),
  ];
}

function certificates(plan: InitPlan): readonly string[] {
  const path = (name: string) => yaml(`${brokerFolder(plan)}/certs/${name}`);
  return [
    comment(initTexts.testsCertificates),
    'certificates:',
    `  authority: { is: authority, certificate: ${path('ca.crt')} }`,
    `  server: { is: server, certificate: ${path('server.crt')}, key: ${path('server.key')} }`,
  ];
}

function clients({ users }: InitPlan): readonly string[] {
  return [
    comment(initTexts.testsClients),
    'clients:',
    ...users.map(
      (user) => `  ${yaml(user)}: { username: ${yaml(user)}, password: ${yaml(passwordOf(user))} }`,
    ),
  ];
}

/** The table of what `aclText` allows. */
function access({ users }: InitPlan): readonly string[] {
  const [first, ...others] = users;
  const topics = ['home/light', ...others.map((user) => `${user}/state`), '$SYS/broker/uptime'];
  const rows = [
    ['client', ...topics],
    [first!, ...topics.map((topic) => (topic.startsWith('$') ? 'r' : 'rw'))],
    ...others.map((user) => [user, ...topics.map((topic) => (topic.startsWith(`${user}/`) ? 'rw' : '-'))]),
    ...(users.includes('anonymous') ? [] : [['anonymous', ...topics.map(() => '-')]]),
  ];
  const widths = topics.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return [
    comment(initTexts.testsAccess),
    'access: |',
    ...rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`),
  ];
}

function cases({ users, isRemote, websockets }: InitPlan): readonly (readonly string[])[] {
  const [first, second] = users as [string, ...string[]];
  const sender = second ?? first;
  const topic = `${sender}/state`;
  return [
    [
      `  - name: ${yaml(say(initTexts.caseReceives({ first, sender })))}`,
      '    when:',
      `      - { subscribe: ${yaml(topic)}, as: ${yaml(first)} }`,
      `      - { publish: ${yaml(topic)}, payload: hello, as: ${yaml(sender)} }`,
      '    then:',
      `      messages: { ${yaml(first)}: [{ topic: ${yaml(topic)}, payload: hello }] }`,
    ],
    [
      '',
      `  - name: ${yaml(say(initTexts.caseWrongPassword))}`,
      `    given: { stranger: { username: ${yaml(first)}, password: wrong } }`,
      '    when: [{ connect: stranger, then: refused }]',
    ],
    ...(websockets
      ? [
          [
            '',
            `  - name: ${yaml(say(initTexts.caseWebSockets({ first })))}`,
            `    given: { browser: { listener: ${PORTS.websockets[isRemote ? 'tls' : 'plain']}, username: ${yaml(first)}, password: ${yaml(passwordOf(first))} } }`,
            '    when: [{ connect: browser }]',
          ],
        ]
      : []),
  ];
}

function passwordOf(user: string): string {
  return `secret-of-${user}`;
}

/** A text as YAML, quoted where it has to be. */
function yaml(text: string): string {
  return /^[A-Za-z][\w ./-]*$|^\/[\w./-]*$/.test(text) && !NO_TEXT.test(text) ? text : JSON.stringify(text);
}
