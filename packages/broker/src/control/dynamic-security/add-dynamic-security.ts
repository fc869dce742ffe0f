import { chmodSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { DynamicSecurityFile } from '@mosquitto-conf/config/internal';
import type { Connection } from '../../connection/connection.js';
import type { ListenerSet } from '../../listeners/listener-set.js';
import { DynamicSecurityEndpoint } from './endpoint.js';

const TOPIC = '$CONTROL/dynamic-security/v1';

/**
 * Has the commands of dynamic security answered, if the configuration loads the plugin. The reference lets it be loaded once
 * (mosquitto_callback_register).
 */
export function addDynamicSecurity(listeners: ListenerSet): void {
  const { core, states, connections } = listeners;
  const file = states.map(({ policy }) => policy.dynamicSecurity).find((found) => found !== undefined);
  if (!file) return;
  const fault = faults[file.fault ?? 'none'];
  if (fault) core.log.write('error', `Error loading Dynamic security plugin config: ${fault} (${file.path})`);
  const endpoint = new DynamicSecurityEndpoint(file, {
    release: core.release,
    log: core.log,
    changed: () => {
      core.access.generation++;
    },
    // Once the answer is written, as the reference does at its next tick (dynsec__tick_callback).
    kick: (usernames) => setImmediate(() => setImmediate(() => kick(connections, usernames))),
    addressesOf: ({ name, clientId }) =>
      [...connections]
        .filter(({ phase }) => phase.state === 'active' && phase.session.username === name)
        .filter((one) => clientId === undefined || one.clientId === clientId)
        .map(({ address }) => address),
    save: (text) => save(listeners, file, text),
  });
  core.control.set(TOPIC, endpoint);
}

const faults: Readonly<Record<NonNullable<DynamicSecurityFile['fault']> | 'none', string | undefined>> = {
  none: undefined,
  missing: 'File is not readable - check permissions.',
  unreadable: 'File is not readable - check permissions.',
  'not-json': 'File is not valid JSON.',
  'not-arrays': '`clients`, `groups` and `roles` must be arrays.',
};

function kick(connections: ReadonlySet<Connection>, usernames: ReadonlySet<string | undefined>): void {
  for (const connection of [...connections]) {
    const { phase } = connection;
    if (phase.state === 'active' && usernames.has(phase.session.username)) connection.close('administrative');
  }
}

/**
 * Writes the file where the database would be written: nowhere, a copy, or in place. What could not be read is kept. Unlike the
 * database it is written at once: a change that is answered is on disk.
 */
function save(
  { core, options, folder }: ListenerSet,
  { path, fault }: DynamicSecurityFile,
  text: string,
): void {
  const { persistence, locate = (one: string) => one } = options;
  if (!persistence) return;
  if (fault !== undefined && fault !== 'missing') {
    core.log.write(
      'error',
      `Error saving Dynamic security plugin config: ${path} could not be read, and is kept.`,
    );
    return;
  }
  const target = persistence === 'in-place' ? locate(path) : folder.file('dynamic-security.json');
  try {
    const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o600;
    writeFileSync(`${target}.new`, text, { mode: 0o600 });
    chmodSync(`${target}.new`, mode & 0o777);
    renameSync(`${target}.new`, target);
  } catch (error) {
    core.log.write('error', `Error saving Dynamic security plugin config: ${(error as Error).message}`);
  }
}
