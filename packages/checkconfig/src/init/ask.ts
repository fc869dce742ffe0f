import { namedTargets } from '@mosquitto-conf/config';
import { releaseNamed } from '../host-options.js';
import { mustBeHost, mustBeUser } from './names.js';
import type { InitPlan } from './plan.js';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** Whether a check throws, and what it says, as prompts want it. */
function verdict(check: () => void): true | string {
  try {
    check();
    return true;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Asks a person on a terminal; what is planned already is offered as the answer. */
export async function askPlan(plan: InitPlan): Promise<InitPlan> {
  const { confirm, input, select } = await import('../prompts.js');
  const streams = { output: process.stderr };
  const target = await select(
    {
      message: 'Which release of Mosquitto?',
      choices: [
        { value: plan.release.name, name: plan.release.name },
        ...namedTargets.map(({ name, release, summary }) => ({
          value: name,
          name: `${release}  ${summary}`,
        })),
      ],
    },
    streams,
  );
  const isRemote = await select(
    {
      message: 'Which clients connect?',
      choices: [
        { value: false, name: 'only programs of this machine' },
        { value: true, name: 'other machines too, with TLS' },
      ],
      default: plan.isRemote,
    },
    streams,
  );
  const hosts = isRemote
    ? words(
        await input(
          {
            message: 'Host names and addresses that clients use for the broker',
            default: plan.hosts.join(' '),
            validate: (text) => verdict(() => words(text).forEach(mustBeHost)),
          },
          streams,
        ),
      )
    : plan.hosts;
  const users = words(
    await input(
      {
        message: 'Users (the first may use every topic, the others only their own)',
        default: plan.users.join(' '),
        validate: (text) => verdict(() => words(text).forEach(mustBeUser)),
      },
      streams,
    ),
  );
  return {
    ...plan,
    release: releaseNamed(target),
    isRemote,
    hosts: hosts.length > 0 ? hosts : plan.hosts,
    users: users.length > 0 ? users : plan.users,
    websockets: await confirm(
      { message: 'WebSockets, for programs in browsers?', default: plan.websockets },
      streams,
    ),
    persistence: await confirm(
      { message: 'Keep sessions and retained messages after a restart?', default: plan.persistence },
      streams,
    ),
    place: await select(
      {
        message: 'How does the broker run?',
        choices: [
          { value: 'here', name: 'here, started by hand' },
          { value: 'systemd', name: 'as the service of this machine: a drop-in for systemd' },
          { value: 'compose', name: 'in a container: a compose.yaml' },
        ] as const,
        default: plan.place,
      },
      streams,
    ),
  };
}

/** Whether a person agrees to write files over. */
export async function askOverwrite(paths: readonly string[]): Promise<boolean> {
  const { confirm } = await import('../prompts.js');
  const message = `Overwrite ${paths.map((path) => `"${path}"`).join(', ')}?`;
  return confirm({ message, default: false }, { output: process.stderr });
}
