import type { Directive } from '../catalogue/directive.js';
import { bindAddress, bindInterface, port, socketDomain } from '../catalogue/listener.js';
import { pluginUse } from '../catalogue/plugin.js';
import { tlsVersion } from '../catalogue/tls.js';
import { tlsEngineDirectives } from '../catalogue/tls-engine.js';
import { pskHint } from '../catalogue/tls-identity.js';
import { httpDir } from '../catalogue/websockets.js';
import type { Configuration, Listener, Setting, Settings } from '../configuration.js';
import { at, since } from '../release.js';
import { precedes } from './line-order.js';

/** Lines of a listener that 2.1 skips on a reload before it asks which listener is above them. */
const skipped: readonly Directive[] = [
  port,
  bindAddress,
  bindInterface,
  socketDomain,
  httpDir,
  pskHint,
  tlsVersion,
  ...tlsEngineDirectives,
  pluginUse,
];

/** What a reload of 2.1 makes of the lines of the default listener. */
export interface RereadDefault {
  /** The line at which reading stops, because it needs a listener above it. */
  readonly refused?: Setting;
  /** The line for which the default listener is made again. */
  readonly crashes?: Setting;
  /** Lines that go to the `listener` above them, which is not theirs. */
  readonly moved: readonly { readonly setting: Setting; readonly listener: Listener }[];
}

/**
 * What a reload of 2.1 makes of the lines of the default listener. It skips `port` and `bind_address`, so that the lines below
 * them belong to the `listener` further up in the file, or to none. Then most lines make a default listener
 * (config__create_default_listener): the list of listeners is moved in memory, and the broker continues to use the old one,
 * which is freed. It crashes when a client connects, on the next reload, or when it ends.
 * @param read the configuration, read again
 */
export function rereadDefault(read: Configuration): RereadDefault {
  const moved: RereadDefault['moved'][number][] = [];
  const owner = read.listeners.find(({ origin }) => origin === 'default');
  if (!owner || !since(read.release, '2.1')) return { moved };
  for (const setting of linesOf(owner.settings, read)) {
    if (skipped.some(({ name }) => name === setting.directive.name)) continue;
    const listener = listenerAbove(setting, read);
    if (listener) moved.push({ setting, listener });
    else return needsListener(setting, read) ? { refused: setting, moved } : { crashes: setting, moved };
  }
  return { moved };
}

/** The configuration as a reload of 2.1 reads it: with the lines of the default listener where that puts them. */
export function asReread(read: Configuration): Configuration {
  const { moved } = rereadDefault(read);
  if (moved.length === 0) return read;
  const listeners = read.listeners.map((listener) => {
    const settings = listener.settings.copy();
    for (const { setting, listener: above } of moved) {
      if (above !== listener) continue;
      const { directive, value, place } = setting;
      if (at(directive.repeat, read.release) === 'add') settings.add(directive, value, place);
      else settings.set(directive, value, place);
    }
    const isShared = listener.security.settings === listener.settings;
    return {
      ...listener,
      settings,
      security: isShared ? { ...listener.security, settings } : listener.security,
    };
  });
  return { ...read, listeners };
}

/** Each line that set something, in the order in which they are read. */
function linesOf(settings: Settings, read: Configuration): readonly Setting[] {
  const lines: Setting[] = [];
  for (const setting of settings) {
    const list = settings.all(setting.directive);
    if (list.length > 0) lines.push(...list);
    else for (let one: Setting | undefined = setting; one; one = one.replaced) lines.push(one);
  }
  return lines.sort((a, b) => (precedes(a.place, b.place, read) ? -1 : 1));
}

function listenerAbove({ place }: Setting, { listeners }: Configuration): Listener | undefined {
  return listeners.findLast(
    (one) => one.origin === 'listener' && one.place?.file === place.file && one.place.line < place.line,
  );
}

/** REQUIRE_LISTENER and REQUIRE_LISTENER_IF_PER_LISTENER. */
function needsListener({ directive }: Setting, { release }: Configuration): boolean {
  return (
    at(directive.scope, release) === 'security' ||
    at(directive.withoutListener ?? 'default', release) === 'refuse'
  );
}
