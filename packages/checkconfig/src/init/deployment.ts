import { say } from '../language.js';
import { initTexts } from '../texts/init.js';
import { type InitPlan, type NewFile, PORTS } from './plan.js';

/** What the broker reads of its certificates; the key of the CA stays out of the container. */
const CERTIFICATES = ['certs/ca.crt', 'certs/server.crt', 'certs/server.key'];

/** The files that start the broker where it will run, and the settings of checkconfig for it. */
export function deploymentFiles(plan: InitPlan, owner: string | undefined): readonly NewFile[] {
  const settings: NewFile = { path: 'checkconfig.yaml', content: settingsText(plan), mode: 0o644 };
  switch (plan.place) {
    case 'here':
      return [settings];
    case 'systemd':
      return [settings, { path: 'mosquitto.service.d/checkconfig.conf', content: dropIn(plan), mode: 0o644 }];
    case 'compose':
      return [settings, { path: 'compose.yaml', content: composeText(plan, owner), mode: 0o644 }];
  }
}

function settingsText({ release, place }: InitPlan): string {
  const map = place === 'compose' ? 'map:\n  /mosquitto/config: .\n  /mosquitto/data: data\n' : '';
  return `target: ${JSON.stringify(release.name)}\nprofile: production\n${map}`;
}

function dropIn({ folder }: InitPlan): string {
  return `# ${say(initTexts.unit)}
[Service]
ExecStart=
ExecStart=/usr/sbin/mosquitto -c ${unitWord(`${folder}/mosquitto.conf`)}
Restart=on-failure
NoNewPrivileges=yes
`;
}

/** A word of a unit file (systemd.syntax(7)). */
function unitWord(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return /^[\w./-]+$/.test(text) ? text : `"${escaped}"`;
}

function composeText(
  { release, isRemote, websockets, persistence }: InitPlan,
  owner: string | undefined,
): string {
  const kinds = websockets ? (['mqtt', 'websockets'] as const) : (['mqtt'] as const);
  const ports = kinds.map((kind) => {
    const { plain, tls } = PORTS[kind];
    return isRemote ? `${tls}:${tls}` : `127.0.0.1:${plain}:${plain}`;
  });
  const files = ['mosquitto.conf', 'passwd', 'acl', ...(isRemote ? CERTIFICATES : [])];
  const volumes = [
    ...files.map((file) => `./${file}:/mosquitto/config/${file}:ro`),
    ...(persistence ? ['./data:/mosquitto/data'] : []),
  ];
  const list = (values: readonly string[]) =>
    values.map((value) => `      - ${JSON.stringify(value)}\n`).join('');
  // The user who made the files may read them.
  const user = owner === undefined ? '' : `    user: ${JSON.stringify(owner)}\n`;
  return `services:
  mosquitto:
    image: eclipse-mosquitto:${release.name}
${user}    restart: unless-stopped
    ports:
${list(ports)}    volumes:
${list(volumes)}`;
}
