import {
  type Bridge,
  bridgeEncryption,
  type Directive,
  type Listener,
  persistencePath,
} from '@mosquitto-conf/config';
import {
  aclFile,
  address,
  bindAddress,
  includeDir,
  passwordFile,
  persistence,
  port,
  pskFile,
} from '@mosquitto-conf/config/directives';
import {
  addressText,
  bridgeTopicInWords,
  code,
  count,
  encryptionText,
  entranceOf,
  isPublic,
  knownPlugin,
  list,
  pluginUsers,
  protocolText,
  whatTheyMayDo,
  whoComesIn,
} from '@mosquitto-conf/validator/internal';
import type { Project } from '../project.js';
import { placeMarkdown, type Site, standsIn } from './site.js';

/** The door that a `listener` line opens. */
export function listenerMarkdown(site: Site): string | undefined {
  const { listeners } = site.project.analysis.configuration;
  const found = listeners.find(({ place }) => standsIn(site, place));
  return found && doorMarkdown(site.project, found);
}

const PLACES: readonly Directive[] = [port, bindAddress];

/** The door that `port` and `bind_address` open. */
export function defaultListenerMarkdown(site: Site): string | undefined {
  const { listeners } = site.project.analysis.configuration;
  const found = listeners.find(({ settings }) =>
    PLACES.some((directive) => standsIn(site, settings.setting(directive)?.place)),
  );
  return found && doorMarkdown(site.project, found);
}

function doorMarkdown({ analysis }: Project, listener: Listener): string {
  const entrance = entranceOf(analysis, listener);
  const { port, unixSocketPath } = listener;
  const title =
    unixSocketPath === undefined
      ? `**Port ${port}** ${addressText(entrance)}`
      : `**Socket** ${code(unixSocketPath)}`;
  return [
    title,
    '',
    `- ${protocolText(entrance)}`,
    `- lets in ${whoComesIn(entrance)}`,
    `- they may do ${whatTheyMayDo(entrance)}`,
    ...(entrance.mountPoint === undefined
      ? []
      : [`- their topics are kept below ${code(entrance.mountPoint)}`]),
  ].join('\n');
}

/** Where a bridge leads, and what it carries. */
export function bridgeMarkdown(site: Site): string | undefined {
  const { bridges } = site.project.analysis.configuration;
  const bridge = bridges.find(
    ({ place, settings }) => standsIn(site, place) || standsIn(site, settings.setting(address)?.place),
  );
  if (!bridge) return undefined;
  const { addresses, topics } = bridge;
  const far = addresses.some(({ host }) => isPublic(host));
  return [
    `**Bridge ${code(bridge.name)}** to ${list(addresses.map(({ host, port }) => code(`${host}:${port}`))) || 'no address'}`,
    '',
    `- ${encryptionText(bridgeEncryption(bridge))}${far ? ', over the internet' : ''}`,
    `- ${count(topics.length, 'topic')}${topics.length > 0 ? `: ${directionsText(bridge)}` : ''}`,
  ].join('\n');
}

/** `2 out, 1 in`. */
export function directionsText({ topics }: Bridge): string {
  const words = { out: 'out', in: 'in', both: 'either way' } as const;
  return (['out', 'in', 'both'] as const)
    .map(
      (direction) =>
        [words[direction], topics.filter((topic) => topic.direction === direction).length] as const,
    )
    .filter(([, number]) => number > 0)
    .map(([word, number]) => `${number} ${word}`)
    .join(', ');
}

export function bridgeTopicMarkdown(site: Site): string | undefined {
  for (const bridge of site.project.analysis.configuration.bridges) {
    const topic = bridge.topics.find(({ place }) => standsIn(site, place));
    if (topic) return bridgeTopicInWords(topic, bridge);
  }
  return undefined;
}

/** A plugin by its library, and the listeners it answers for. */
export function pluginMarkdown(site: Site): string | undefined {
  const { configuration } = site.project.analysis;
  const plugin = configuration.plugins.find(({ place }) => standsIn(site, place));
  if (!plugin) return undefined;
  const known = knownPlugin(plugin);
  return `**Plugin** ${known ? known.name : code(plugin.path)}: ${pluginUsers(configuration, plugin)}`;
}

/** How many included files to name. */
const MOST_FILES = 20;

/** The files that a folder adds, in the order in which they are read. */
export function includedMarkdown(site: Site): string | undefined {
  const { project } = site;
  const { files } = project.analysis.configuration;
  const included = files.filter(({ includedBy }) => standsIn(site, includedBy));
  if (!project.analysis.configuration.settings.all(includeDir).some(({ place }) => standsIn(site, place))) {
    return undefined;
  }
  if (included.length === 0) return 'No file of it is read: none is there whose name ends with `.conf`.';
  const more = included.length - MOST_FILES;
  return [
    `Reads ${count(included.length, 'file')}, in this order:`,
    '',
    ...included.slice(0, MOST_FILES).map(({ path }) => `1. ${fileMarkdown(project, path)}`),
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ].join('\n');
}

function fileMarkdown(project: Project, path: string): string {
  const uri = project.uriOf(path);
  return uri === undefined ? code(path) : `[${code(path)}](<${uri}>)`;
}

/** Where sessions and retained messages are kept. */
export function persistenceMarkdown({ project }: Site): string | undefined {
  const { configuration } = project.analysis;
  if (!configuration.settings.get(persistence)) return 'Nothing is kept: `persistence` is off.';
  return `Sessions and retained messages are kept in ${code(persistencePath(configuration))}.`;
}

const ACCESS_FILES: readonly Directive<string>[] = [passwordFile, aclFile, pskFile];

/** What a password, ACL or PSK file holds. */
export function accessFileMarkdown(site: Site): string | undefined {
  const { project, written } = site;
  const { directive } = written;
  const scope = project.analysis.access.find(({ security }) =>
    standsIn(site, security.settings.setting(directive)?.place),
  );
  if (!scope) return undefined;
  const { passwords, acl, psk } = scope;
  switch (directive) {
    case passwordFile:
      return passwords && `Holds ${count(passwords.users.size, 'user')}.`;
    case pskFile:
      return psk && `Holds ${count(psk.identities.size, 'identity', 'identities')}.`;
    default: {
      if (!acl) return undefined;
      const own = [...acl.users]
        .map(([, entries]) => entries.length)
        .reduce((sum, length) => sum + length, 0);
      const parts = [
        `${count(own, 'rule')} for ${count(acl.users.size, 'user')}`,
        ...(acl.anonymous.length > 0 ? [`${acl.anonymous.length} for clients without a name`] : []),
        ...(acl.patterns.length > 0 ? [`${count(acl.patterns.length, 'pattern')} for every client`] : []),
      ];
      return `Holds ${list(parts)}.`;
    }
  }
}

/** A place of the configuration in words, for hovers of other files. */
export function usedByMarkdown(project: Project, file: string): string | undefined {
  const places = project.analysis.access.flatMap(({ security }) =>
    ACCESS_FILES.flatMap((directive) => {
      const setting = security.settings.setting(directive);
      return setting?.value === file ? [placeMarkdown(project, setting.place)] : [];
    }),
  );
  return places.length === 0 ? undefined : `Named at ${list([...new Set(places)])}.`;
}
