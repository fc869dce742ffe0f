import { type Host, since } from '@mosquitto-conf/config';
import { type DynamicSecurityFile, readDynamicSecurity } from '@mosquitto-conf/config/internal';
import type { Connection } from '../../connection/connection.js';
import type { ListenerSet } from '../../listeners/listener-set.js';
import type { Log } from '../../log/log.js';
import { createFile } from './create-file.js';
import { DynamicSecurityEndpoint } from './endpoint.js';
import { type WrittenFile, writtenFile } from './written-file.js';

const TOPIC = '$CONTROL/dynamic-security/v1';

/**
 * Has the commands of dynamic security answered, if the configuration loads the plugin. The reference lets it be loaded once
 * (mosquitto_callback_register). 2.1 creates its file where there is none.
 */
export function addDynamicSecurity(listeners: ListenerSet, { files }: Host): void {
  const { core, states, connections } = listeners;
  const file = states.map(({ policy }) => policy.dynamicSecurity).find((found) => found !== undefined);
  if (!file) return;
  const written = writtenFile(listeners, file.path);
  const created =
    file.fault === 'missing' && since(core.release, '2.1')
      ? createFile(file, { release: core.release, log: core.log, written, files })
      : undefined;
  if (created !== undefined) readDynamicSecurity(created, core.release, { security: file.security });
  const fault = created === undefined ? faults[file.fault ?? 'none'] : undefined;
  if (fault) core.log.write('error', `Error loading Dynamic security plugin config: ${fault} (${file.path})`);
  const endpoint = new DynamicSecurityEndpoint(file, {
    release: core.release,
    log: core.log,
    changed: () => {
      core.access.generation++;
    },
    // From 2.1 once the answer is written, at the next tick (dynsec__tick_callback). Before, at once: administrators who change their
    // own rights get no answer (mosquitto_kick_client_by_username).
    kick: (usernames) => {
      if (since(core.release, '2.1')) setImmediate(() => setImmediate(() => kick(connections, usernames)));
      else kick(connections, usernames);
    },
    addressesOf: ({ name, clientId }) =>
      [...connections]
        .filter(({ phase }) => phase.state === 'active' && phase.session.username === name)
        .filter((one) => clientId === undefined || one.clientId === clientId)
        .map(({ address }) => address),
    save: (text) => save(core.log, file, written, text),
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

/** Writes what was changed. What could not be read is kept. Unlike the database it is written at once: a change that is answered is on disk. */
function save(
  log: Log,
  { path, fault }: DynamicSecurityFile,
  written: WrittenFile | undefined,
  text: string,
): void {
  if (!written) return;
  if (fault !== undefined && fault !== 'missing') {
    log.write(
      'error',
      `Error saving Dynamic security plugin config: ${path} could not be read, and is kept.`,
    );
    return;
  }
  try {
    written.write(text);
  } catch (error) {
    log.write('error', `Error saving Dynamic security plugin config: ${(error as Error).message}`);
  }
}
