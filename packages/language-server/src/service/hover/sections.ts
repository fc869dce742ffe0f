import { type AclFile, type Bridge, type ListenerPolicy, write } from '@mosquitto-conf/config';
import { address, bindAddress, includeDir, persistence, port } from '@mosquitto-conf/config/directives';
import { bridgeEncryption, persistencePath } from '@mosquitto-conf/config/internal';
import {
  addressText,
  bridgeTopicInWords,
  code,
  count,
  encryptionText,
  isPublic,
  knownPlugin,
  list,
  pluginUsers,
  protocolText,
  whatTheyMayDo,
  whoMayConnect,
} from '@mosquitto-conf/validator/internal';
import type { Project } from '../project.js';
import { type Site, standsIn } from './site.js';

/** What a `listener` line opens. */
export function listenerMarkdown(site: Site): string | undefined {
  const found = site.project.policies.find(({ listener }) => standsIn(site, listener.place));
  return found && policyMarkdown(found);
}

/** What `port` and `bind_address` open. */
export function defaultListenerMarkdown(site: Site): string | undefined {
  const found = site.project.policies.find(({ listener: { settings } }) =>
    [port, bindAddress].some((directive) => standsIn(site, settings.setting<unknown>(directive)?.place)),
  );
  return found && policyMarkdown(found);
}

function policyMarkdown(policy: ListenerPolicy): string {
  const { listener, mountPoint } = policy;
  const { port, unixSocketPath } = listener;
  const title =
    unixSocketPath === undefined
      ? `**Port ${port}** ${write(addressText(policy))}`
      : `**Socket** ${code(unixSocketPath)}`;
  return [
    title,
    '',
    `- ${write(protocolText(policy))}`,
    `- may connect: ${write(whoMayConnect(policy))}`,
    `- they may do ${write(whatTheyMayDo(policy))}`,
    ...(mountPoint.value === ''
      ? []
      : [`- their topics are below the mount point ${code(mountPoint.value)}`]),
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
    `- ${write(encryptionText(bridgeEncryption(bridge)))}${far ? ', over the internet' : ''}`,
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
  return `**Plugin** ${known ? known.name : code(plugin.path)}: ${write(pluginUsers(configuration, plugin))}`;
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
  if (included.length === 0) return 'It contains no file whose name ends with `.conf`.';
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
  if (configuration.settings.get(persistence) !== true) return 'Nothing is saved: `persistence` is off.';
  return `Sessions and retained messages are saved in ${code(persistencePath(configuration))}.`;
}

/** What a password, ACL or PSK file holds that a line names. */
export function accessFileMarkdown(site: Site): string | undefined {
  const { accessFiles, analysis } = site.project;
  const use = [...accessFiles.values()].find(({ sources }) =>
    sources.some(({ place }) => standsIn(site, place)),
  );
  const scope = use && analysis.access.find(({ sources }) => sources[use.key]?.path === use.path);
  if (!scope) return undefined;
  const { passwords, acl, psk } = scope;
  switch (use.key) {
    case 'passwords':
      return passwords && `Contains ${count(passwords.users.size, 'user')}.`;
    case 'psk':
      return psk && `Contains ${count(psk.identities.size, 'identity', 'identities')}.`;
    case 'acl':
      return acl && aclMarkdown(acl);
  }
}

function aclMarkdown({ users, anonymous, patterns }: AclFile): string {
  const own = [...users.values()].reduce((sum, { length }) => sum + length, 0);
  const parts = [
    `${count(own, 'rule')} for ${count(users.size, 'user')}`,
    ...(anonymous.length > 0 ? [`${anonymous.length} for anonymous clients`] : []),
    ...(patterns.length > 0 ? [`${count(patterns.length, 'pattern')} for every client`] : []),
  ];
  return `Holds ${list(parts)}.`;
}
