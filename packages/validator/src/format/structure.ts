import { at, type Configuration, findDirective, since } from '@mosquitto-conf/config';
import type { Item } from './items.js';

/** The sections of a well-ordered configuration, in their order, with the heading of each. */
export const sections = [
  { id: 'general', heading: '# General' },
  { id: 'persistence', heading: '# Persistence' },
  { id: 'limits', heading: '# Limits' },
  { id: 'logging', heading: '# Logging' },
  { id: 'access', heading: '# Access, on all listeners' },
  { id: 'default-listener', heading: '# Default listener' },
  { id: 'listeners', heading: '# Listeners' },
  { id: 'bridges', heading: '# Bridges' },
] as const;

/** `files` holds `include_dir`, whose place depends on what it brings. */
export type SectionId = (typeof sections)[number]['id'] | 'files';

/** Where a line belongs: a section, one of its blocks, and a part of that block. */
export interface Home {
  readonly section: SectionId;
  /** Which listener or bridge, counted in the order of the file. */
  readonly block: number;
  readonly part: number;
}

const PARTS: Readonly<Record<string, number>> = {
  websockets: 1,
  tls: 2,
  access: 3,
  plugin: 4,
  'bridge-tls': 2,
};

const BROAD: ReadonlySet<string> = new Set(['general', 'persistence', 'limits', 'logging']);

/**
 * Finds where each line of the main file belongs, by the lines above it as the release reads them.
 */
export function homesOf(items: readonly Item[], configuration: Configuration): Home[] {
  const { release, perListenerSettings } = configuration;
  const from21 = since(release, '2.1');
  let listener = 0; // The default listener; those that are written count from 1.
  let listeners = 0;
  let bridge = 0;
  const ofListener = (part: number): Home => ({
    section: listener === 0 ? 'default-listener' : 'listeners',
    block: listener,
    part,
  });
  return items.map(({ name, line }) => {
    const directive = findDirective(line.name.text)?.directive;
    if (!directive) return { section: 'general', block: 0, part: 1 };
    const part = PARTS[directive.group] ?? 1;
    if (name === 'listener') {
      listener = ++listeners;
      return ofListener(0);
    }
    if (name === 'connection') return { section: 'bridges', block: ++bridge, part: 0 };
    if (name === 'include_dir') return { section: 'files', block: 0, part: 0 };
    if (name === 'per_listener_settings') return { section: 'general', block: 0, part: 0 };
    if (name === 'port' || name === 'bind_address') {
      // From 2.1 the lines below it belong to the default listener again.
      if (from21) listener = 0;
      return { section: 'default-listener', block: 0, part: 0 };
    }
    const scope = at(directive.scope, release);
    if (scope === 'listener') return ofListener(part);
    if (scope === 'bridge') return { section: 'bridges', block: bridge, part };
    if (scope === 'security' && perListenerSettings) return ofListener(part);
    const { group } = directive;
    return { section: BROAD.has(group) ? (group as SectionId) : 'access', block: 0, part };
  });
}
