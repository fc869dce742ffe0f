import { namedTargets } from '@mosquitto-conf/config';
import { releaseNamed } from '../host-options.js';
import { say } from '../language.js';
import { initTexts } from '../texts/init.js';
import { hostNames, mustBeUsers } from './names.js';
import type { InitPlan } from './plan.js';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** Whether a check throws, and what it says, as prompts want it. */
function verdict(check: () => unknown): true | string {
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
      message: say(initTexts.whichRelease),
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
      message: say(initTexts.whichClients),
      choices: [
        { value: false, name: say(initTexts.onlyThisMachine) },
        { value: true, name: say(initTexts.otherMachines) },
      ],
      default: plan.isRemote,
    },
    streams,
  );
  const hosts = isRemote
    ? words(
        await input(
          {
            message: say(initTexts.whichHosts),
            default: plan.hosts.join(' '),
            validate: (text) => verdict(() => hostNames(words(text))),
          },
          streams,
        ),
      )
    : plan.hosts;
  const users = words(
    await input(
      {
        message: say(initTexts.whichUsers),
        default: plan.users.join(' '),
        validate: (text) => verdict(() => mustBeUsers(words(text))),
      },
      streams,
    ),
  );
  return {
    ...plan,
    release: releaseNamed(target),
    isRemote,
    hosts: hosts.length > 0 ? hostNames(hosts) : plan.hosts,
    users: users.length > 0 ? users : plan.users,
    websockets: await confirm({ message: say(initTexts.askWebsockets), default: plan.websockets }, streams),
    persistence: await confirm(
      { message: say(initTexts.askPersistence), default: plan.persistence },
      streams,
    ),
    place: await select(
      {
        message: say(initTexts.howItRuns),
        choices: [
          { value: 'here', name: say(initTexts.runsHere) },
          { value: 'systemd', name: say(initTexts.runsWithSystemd) },
          { value: 'compose', name: say(initTexts.runsInContainer) },
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
  const message = say(initTexts.askOverwrite({ files: paths.map((path) => `"${path}"`).join(', ') }));
  return confirm({ message, default: false }, { output: process.stderr });
}
