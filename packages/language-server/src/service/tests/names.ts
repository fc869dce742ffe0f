import { namedTargets, releases } from '@mosquitto-conf/config';
import type { ValuePath } from '@mosquitto-conf/settings/internal';

/** Keys whose values are names of clients, and of bridges too. */
const OF_CLIENTS: ReadonlySet<unknown> = new Set(['as', 'connect', 'disconnect', 'cut']);

/** Keys of maps by names of clients, and of bridges too. */
const BY_CLIENTS: ReadonlySet<unknown> = new Set(['connect', 'messages', 'connected', 'disconnected']);

/** Those of both that take bridges. */
const TAKES_BRIDGES: ReadonlySet<unknown> = new Set(['cut', 'connected']);

/** Names from the rest of the file that may stand at a place: clients, bridges, certificates, releases. */
export function namesAt(path: ValuePath, isKey: boolean, values: unknown): string[] {
  // The items of a list are what the list is about.
  const key = path.findLast((step) => typeof step === 'string');
  const isExpected = path.includes('then') || path.includes('expect');
  if (isKey) return isExpected && BY_CLIENTS.has(key) ? connectionsOf(path, key, values) : [];
  if (path.includes('when') && !isExpected && OF_CLIENTS.has(key)) return connectionsOf(path, key, values);
  if (isExpected && BY_CLIENTS.has(path.at(-1))) return clientsOf(path, values);
  if (key === 'certificate' && path[0] !== 'certificates') return keysOf(at(values, 'certificates'));
  if (key === 'bridge') return keysOf(at(values, 'bridges'));
  if (key === 'by') return keysOf(at(values, 'certificates'));
  if (path[0] === 'targets' || (path[0] === 'bridges' && key === 'target'))
    return [...namedTargets.map(({ name }) => name), ...releases.toReversed().map(({ name }) => name)];
  return [];
}

/** Clients, and bridges where a key takes them. */
function connectionsOf(path: ValuePath, key: unknown, values: unknown): string[] {
  const bridges = TAKES_BRIDGES.has(key) ? keysOf(at(values, 'bridges')) : [];
  return [...clientsOf(path, values), ...bridges];
}

/** Clients of all cases, and of the case at a path. */
function clientsOf(path: ValuePath, values: unknown): string[] {
  const own = path[0] === 'cases' ? at(values, 'cases', path[1]!, 'given') : undefined;
  return [...new Set([...keysOf(at(values, 'clients')), ...keysOf(own)])];
}

function at(values: unknown, ...path: ValuePath): unknown {
  return path.reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], values);
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
