import type { Release } from '../release.js';
import { since } from '../release.js';
import { accessDirectives } from './access.js';
import { bridgeDirectives } from './bridge.js';
import { bridgeLoginDirectives } from './bridge-login.js';
import { bridgeNetworkDirectives } from './bridge-network.js';
import { bridgeSessionDirectives } from './bridge-session.js';
import { bridgeTlsDirectives } from './bridge-tls.js';
import type { Directive } from './directive.js';
import { generalDirectives } from './general.js';
import { limitsDirectives } from './limits.js';
import { listenerDirectives } from './listener.js';
import { listenerClientsDirectives } from './listener-clients.js';
import { loggingDirectives } from './logging.js';
import { obsoleteDirectives } from './obsolete.js';
import { persistenceDirectives } from './persistence.js';
import { pluginDirectives } from './plugin.js';
import { proxyProtocolDirectives } from './proxy-protocol.js';
import { tlsDirectives } from './tls.js';
import { tlsEngineDirectives } from './tls-engine.js';
import { tlsIdentityDirectives } from './tls-identity.js';
import { websocketsDirectives } from './websockets.js';

/** Every directive that any release knows, in the order of a well-ordered configuration. */
export const directives: readonly Directive[] = [
  ...generalDirectives,
  ...obsoleteDirectives,
  ...persistenceDirectives,
  ...limitsDirectives,
  ...loggingDirectives,
  ...accessDirectives,
  ...pluginDirectives,
  ...listenerDirectives,
  ...listenerClientsDirectives,
  ...proxyProtocolDirectives,
  ...tlsDirectives,
  ...tlsIdentityDirectives,
  ...tlsEngineDirectives,
  ...websocketsDirectives,
  ...bridgeDirectives,
  ...bridgeLoginDirectives,
  ...bridgeSessionDirectives,
  ...bridgeNetworkDirectives,
  ...bridgeTlsDirectives,
];

/** A directive as a spelling in a file leads to it. */
export interface Spelling {
  readonly directive: Directive;
  /** The name or alias that was written; for a family, its prefix. */
  readonly name: string;
  /** The releases that know this spelling. */
  readonly first?: string;
  readonly last?: string;
}

const spellings = new Map<string, Spelling>();
const families: Spelling[] = [];

for (const directive of directives) {
  for (const name of [directive.name, ...(directive.aliases ?? [])]) {
    const bounds = directive.aliasReleases?.[name];
    const first = bounds?.first ?? directive.first;
    const last = bounds?.last ?? directive.last;
    const spelling: Spelling = { directive, name, ...(first ? { first } : {}), ...(last ? { last } : {}) };
    if (directive.family) families.push(spelling);
    else spellings.set(name, spelling);
  }
}

/**
 * The directive a name stands for in any release.
 * @param name as it is in the file, such as `plugin_opt_config_file`
 */
export function findDirective(name: string): Spelling | undefined {
  return spellings.get(name) ?? families.find((family) => name.startsWith(family.name));
}

/** Whether this release knows the spelling. */
export function knows(release: Release, spelling: Pick<Spelling, 'first' | 'last'>): boolean {
  const { first, last } = spelling;
  return (first === undefined || since(release, first)) && (last === undefined || !isAfter(release, last));
}

function isAfter(release: Release, last: string): boolean {
  return since(release, last) && release.name !== last;
}

const known = new WeakMap<Release, readonly Spelling[]>();

/** The directives and aliases this release knows, families by their prefix. */
export function spellingsOf(release: Release): readonly Spelling[] {
  let found = known.get(release);
  if (!found) {
    found = [...spellings.values(), ...families].filter((spelling) => knows(release, spelling));
    known.set(release, found);
  }
  return found;
}
