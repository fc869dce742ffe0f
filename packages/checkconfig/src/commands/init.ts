import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shellPath, shellWord, USUAL_ITERATIONS, usualPasswordScheme } from '@mosquitto-conf/config/internal';
import { nodeHost } from '@mosquitto-conf/config/node';
import { Command, Option } from 'commander';
import { collect } from '../collect.js';
import { UsageError } from '../failure.js';
import { targetOf, targetOption } from '../host-options.js';
import { askOverwrite, askPlan } from '../init/ask.js';
import { newCertificates } from '../init/certificates.js';
import { aclText, configurationText } from '../init/configuration.js';
import { deploymentFiles } from '../init/deployment.js';
import { firstTestsText } from '../init/first-tests.js';
import { hostNames, mustBeUsers, usualHosts } from '../init/names.js';
import { type InitPlan, type NewFile, type Place, PORTS } from '../init/plan.js';
import { existing, writeNew } from '../init/write-new.js';
import { say } from '../language.js';
import { newHash } from '../passwd/new-hash.js';
import { print } from '../print.js';
import { initTexts } from '../texts/init.js';
import { makeFolder } from '../write/make-folder.js';

interface InitOptions {
  readonly target?: string;
  readonly yes?: boolean;
  readonly listen: 'local' | 'tls';
  readonly host?: readonly string[];
  readonly user?: readonly string[];
  readonly websockets?: boolean;
  readonly persistence: boolean;
  readonly for: Place;
  readonly force?: boolean;
}

/** `checkconfig init`: a secure configuration to begin with. */
export function initCommand(): Command {
  return new Command('init')
    .description(say(initTexts.description))
    .argument('[folder]', say(initTexts.folder))
    .addOption(targetOption())
    .option('-y, --yes', say(initTexts.yes))
    .addOption(
      new Option('--listen <whom>', say(initTexts.listen)).choices(['local', 'tls']).default('local'),
    )
    .addOption(new Option('--host <name>', say(initTexts.host)).argParser(collect))
    .addOption(new Option('--user <name>', say(initTexts.user)).argParser(collect))
    .option('--websockets', say(initTexts.websockets))
    .option('--no-persistence', say(initTexts.noPersistence))
    .addOption(
      new Option('--for <place>', say(initTexts.place))
        .choices(['here', 'systemd', 'compose'])
        .default('here'),
    )
    .option('--force', say(initTexts.force))
    .addHelpText('after', say(initTexts.help))
    .action(init);
}

async function init(folder: string | undefined, options: InitOptions): Promise<void> {
  const isTerminal = process.stdin.isTTY && !options.yes;
  const offered = planOf(resolve(folder ?? '.'), options);
  const plan = isTerminal ? await askPlan(offered).catch(stopped) : offered;
  const owner = ownerOf(plan);
  const passwords = plan.users.map((user) => [user, randomBytes(18).toString('base64url')] as const);
  const files = await filesOf(plan, passwords, owner);
  const inTheWay = existing(plan.folder, files);
  if (inTheWay.length > 0 && !options.force) {
    const mayWrite = isTerminal && (await askOverwrite(inTheWay).catch(stopped));
    if (!mayWrite)
      throw new UsageError(
        initTexts.filesInTheWay({ files: inTheWay.map((path) => `"${path}"`).join(', ') }),
      );
  }
  // Only the broker's user reads them, where root writes.
  const reader = process.getuid?.() === 0 ? owner : undefined;
  writeNew(plan.folder, files, reader);
  if (plan.persistence) makeData(join(plan.folder, 'data'), reader);
  print(report(plan, files, passwords));
}

function planOf(folder: string, options: InitOptions): InitPlan {
  const { listen, host, user = ['admin'] } = options;
  mustBeUsers(user);
  if (/\s$|^\s|\n/.test(folder)) throw new UsageError(initTexts.invalidFolder);
  return {
    release: targetOf(options),
    folder,
    isRemote: listen === 'tls',
    hosts: host ? hostNames(host) : usualHosts(),
    users: user,
    websockets: options.websockets ?? false,
    persistence: options.persistence,
    place: options.for,
  };
}

/** Everything that is written. */
async function filesOf(
  plan: InitPlan,
  passwords: readonly (readonly [user: string, password: string])[],
  owner: Account | undefined,
): Promise<readonly NewFile[]> {
  const scheme = usualPasswordScheme(plan.release);
  const lines: string[] = [];
  for (const [user, password] of passwords)
    lines.push(`${user}:${await newHash(Buffer.from(password), scheme, USUAL_ITERATIONS)}\n`);
  return [
    { path: 'mosquitto.conf', content: configurationText(plan), mode: 0o644 },
    { path: 'passwd', content: lines.join(''), mode: 0o600 },
    { path: 'acl', content: aclText(plan), mode: 0o600 },
    { path: 'mosquitto.mosquitto-test.yaml', content: firstTestsText(plan), mode: 0o644 },
    ...(plan.isRemote ? newCertificates(plan.hosts) : []),
    ...deploymentFiles(plan, owner && `${owner.uid}:${owner.gid}`),
  ];
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The user who must be able to read the files: the broker's user if root writes them, otherwise the user who does. */
function ownerOf({ place }: InitPlan): Account | undefined {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  if (uid === undefined || gid === undefined) return undefined;
  if (uid !== 0) return { uid, gid };
  // The image's own user.
  if (place === 'compose') return { uid: 1883, gid: 1883 };
  return nodeHost({ cwd: '/', checkFiles: true }).account?.('mosquitto');
}

/** Makes the folder of the database. */
function makeData(path: string, owner: Account | undefined): void {
  makeFolder(path, 0o700);
  if (owner) chownSync(path, owner.uid, owner.gid);
}

function stopped(error: unknown): never {
  if (error instanceof Error && error.name === 'ExitPromptError')
    throw new UsageError(initTexts.nothingWritten);
  throw error;
}

function report(
  { folder, isRemote, place, hosts, users }: InitPlan,
  files: readonly NewFile[],
  passwords: readonly (readonly [user: string, password: string])[],
): string {
  const inFolder = (path: string) => shellPath(`${folder}/${path}`);
  const start = {
    here: `mosquitto -c ${inFolder('mosquitto.conf')}`,
    systemd: `sudo cp -r ${inFolder('mosquitto.service.d')} /etc/systemd/system/ && sudo systemctl daemon-reload && sudo systemctl restart mosquitto`,
    compose: `docker compose -f ${inFolder('compose.yaml')} up`,
  }[place];
  const where = isRemote ? `-h ${hosts[0]} -p ${PORTS.mqtt.tls} --cafile ${inFolder('certs/ca.crt')}` : '';
  const width = Math.max(...passwords.map(([user]) => user.length));
  return say(
    initTexts.report({
      folder,
      main: `${folder}/mosquitto.conf`,
      passwd: `${folder}/passwd`,
      files: files.map(({ path }) => `  ${path}\n`).join(''),
      passwords: passwords.map(([user, password]) => `  ${user.padEnd(width)}  ${password}\n`).join(''),
      start,
      login: `${where ? `${where} ` : ''}-u ${shellWord(users[0]!)}`,
    }),
  );
}
