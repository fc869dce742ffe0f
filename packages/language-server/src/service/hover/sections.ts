import type { AclFile, Bridge, BridgeTopic, ListenerPolicy, Text } from '@mosquitto-conf/config';
import { address, bindAddress, includeDir, persistence, port } from '@mosquitto-conf/config/directives';
import { bridgeEncryption, persistencePath } from '@mosquitto-conf/config/internal';
import {
  addressText,
  bridgeTopicTexts,
  code,
  countText,
  encryptionText,
  enumerationOf,
  isPublic,
  knownPlugin,
  listOf,
  pluginUsers,
  protocolText,
  whatTheyMayDo,
  whoMayConnect,
} from '@mosquitto-conf/validator/internal';
import { hoverTexts as texts } from '../../texts/hover.js';
import type { Project } from '../project.js';
import { paragraphs, type Site, standsIn } from './site.js';

/** What a `listener` line opens. */
export function listenerMarkdown(site: Site): string | undefined {
  const found = site.project.policies.find(({ listener }) => standsIn(site, listener.place));
  return found && policyMarkdown(site.project, found);
}

/** What `port` and `bind_address` open. */
export function defaultListenerMarkdown(site: Site): string | undefined {
  const found = site.project.policies.find(({ listener: { settings } }) =>
    [port, bindAddress].some((directive) => standsIn(site, settings.setting<unknown>(directive)?.place)),
  );
  return found && policyMarkdown(site.project, found);
}

function policyMarkdown(project: Project, policy: ListenerPolicy): string {
  const { listener, mountPoint } = policy;
  const { port, unixSocketPath } = listener;
  const title =
    unixSocketPath === undefined
      ? texts.port({ port, address: addressText(policy) })
      : texts.socket({ path: code(unixSocketPath) });
  const items = [
    texts.item({ text: protocolText(policy) }),
    texts.mayConnect({ who: whoMayConnect(policy) }),
    texts.mayDo({ what: whatTheyMayDo(policy) }),
    ...(mountPoint.value === '' ? [] : [texts.mountPoint({ path: code(mountPoint.value) })]),
  ];
  return headed(project, title, items);
}

/** A list below what it is about. */
function headed(project: Project, title: Text, items: readonly Text[]): string {
  return paragraphs(project.say(title), items.map((item) => project.say(item)).join('\n'));
}

/** Where a bridge leads, and what it carries. */
export function bridgeMarkdown(site: Site): string | undefined {
  const { bridges } = site.project.analysis.configuration;
  const bridge = bridges.find(
    ({ place, settings }) => standsIn(site, place) || standsIn(site, settings.setting(address)?.place),
  );
  if (!bridge) return undefined;
  const { addresses } = bridge;
  const far = addresses.some(({ host }) => isPublic(host));
  const encryption = encryptionText(bridgeEncryption(bridge));
  const to = listOf(addresses.map(({ host, port }) => code(`${host}:${port}`)));
  const name = code(bridge.name);
  return headed(
    site.project,
    addresses.length > 0 ? texts.bridge({ name, addresses: to }) : texts.bridgeNowhere({ name }),
    [
      far ? texts.overInternet({ encryption }) : texts.item({ text: encryption }),
      texts.item({ text: bridgeTopicsText(bridge) }),
    ],
  );
}

/** `3 topics: 2 out, 1 in`. */
export function bridgeTopicsText({ topics }: Bridge): Text {
  const all = countText('topics', topics.length);
  const number = (direction: BridgeTopic['direction']) =>
    topics.filter((topic) => topic.direction === direction).length;
  const directions = (
    [
      [texts.topicsOut, number('out')],
      [texts.topicsIn, number('in')],
      [texts.topicsBoth, number('both')],
    ] as const
  ).flatMap(([text, count]) => (count > 0 ? [text({ count })] : []));
  if (directions.length === 0) return all;
  return texts.bridgeTopics({
    topics: all,
    directions: enumerationOf(directions),
  });
}

export function bridgeTopicMarkdown(site: Site): string | undefined {
  for (const bridge of site.project.analysis.configuration.bridges) {
    const topic = bridge.topics.find(({ place }) => standsIn(site, place));
    if (topic) return paragraphs(...bridgeTopicTexts(topic, bridge).map((text) => site.project.say(text)));
  }
  return undefined;
}

/** A plugin by its library, and the listeners it answers for. */
export function pluginMarkdown(site: Site): string | undefined {
  const { configuration } = site.project.analysis;
  const plugin = configuration.plugins.find(({ place }) => standsIn(site, place));
  if (!plugin) return undefined;
  const known = knownPlugin(plugin);
  return site.project.say(
    texts.plugin({ name: known ? known.name : code(plugin.path), users: pluginUsers(configuration, plugin) }),
  );
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
  if (included.length === 0) return project.say(texts.emptyFolder);
  const more = included.length - MOST_FILES;
  return paragraphs(
    project.say(texts.readsFiles({ files: countText('files', included.length) })),
    included
      .slice(0, MOST_FILES)
      .map(({ path }) => `1. ${fileMarkdown(project, path)}`)
      .join('\n'),
    more > 0 ? project.say(texts.andMore({ count: more })) : undefined,
  );
}

function fileMarkdown(project: Project, path: string): string {
  const uri = project.uriOf(path);
  return uri === undefined ? code(path) : `[${code(path)}](<${uri}>)`;
}

/** Where sessions and retained messages are kept. */
export function persistenceMarkdown({ project }: Site): string | undefined {
  const { configuration } = project.analysis;
  if (configuration.settings.get(persistence) !== true) return project.say(texts.notSaved);
  return project.say(texts.saved({ path: code(persistencePath(configuration)) }));
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
  const contains = (entries: Text) => texts.contains({ entries });
  const text =
    use.key === 'passwords'
      ? passwords && contains(countText('users', passwords.users.size))
      : use.key === 'psk'
        ? psk && contains(countText('identities', psk.identities.size))
        : acl && aclText(acl);
  return text && site.project.say(text);
}

function aclText({ users, anonymous, patterns }: AclFile): Text {
  const own = [...users.values()].reduce((sum, { length }) => sum + length, 0);
  const parts = [
    texts.rulesOfUsers({ rules: countText('rules', own), users: countText('users', users.size) }),
    ...(anonymous.length > 0 ? [texts.anonymousRules({ count: anonymous.length })] : []),
    ...(patterns.length > 0
      ? [texts.patternsForAll({ patterns: countText('patterns', patterns.length) })]
      : []),
  ];
  return texts.holds({ parts: listOf(parts) });
}
