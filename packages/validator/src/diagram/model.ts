import {
  type Analysis,
  type Bridge,
  type Configuration,
  type Encryption,
  type ListenerPolicy,
  listenerPolicies,
  type Outcome,
  type Plugin,
  type PolicyFile,
  type Text,
} from '@mosquitto-conf/config';
import { autosaveInterval, autosaveOnChanges, persistence } from '@mosquitto-conf/config/directives';
import { bridgeEncryption, loginWays, persistencePath } from '@mosquitto-conf/config/internal';
import { listenerTitle, usersOf } from '../effective/listeners.js';
import {
  aclRules,
  addressText,
  encryptionText,
  protocolText,
  whatTheyMayDo,
  whoMayConnect,
} from '../explain/listener-policy.js';
import { topicArrow } from '../explain/topics.js';
import { namesOf } from '../facts/listeners.js';
import { isLocal, isPublic } from '../facts/network.js';
import { countText } from '../texts/counts.js';
import { diagramTexts as texts } from '../texts/diagram.js';

/** A configuration as a picture shows it: who may connect where, what is kept, and where the broker connects to. */
export interface Diagram {
  readonly broker: DiagramBroker;
  readonly listeners: readonly DiagramListener[];
  readonly files: readonly DiagramFile[];
  readonly plugins: readonly DiagramPlugin[];
  readonly bridges: readonly DiagramBridge[];
  readonly persistence: DiagramPersistence;
}

/** The broker, in a diagram. */
export interface DiagramBroker {
  /** `Mosquitto 2.0.22`. */
  readonly title: string;
  /** The main file. */
  readonly file: string;
  readonly outcome: Outcome;
  /** What it stops at, where it does not start. */
  readonly message?: string;
}

/** A listener that the broker opens, in a diagram. */
export interface DiagramListener {
  /** `listener 8883 127.0.0.1`. */
  readonly title: string;
  /** The port, or the path of a socket. */
  readonly port: string;
  /** `on all addresses`. */
  readonly address: Text;
  /** `MQTT, TLS`. */
  readonly protocol: Text;
  readonly encryption: Encryption;
  /** Whether only programs of the broker's machine reach it. */
  readonly local: boolean;
  /** Whether an anonymous client may connect. */
  readonly anonymous: boolean;
  /** `2 users with a password`. */
  readonly who: Text;
  /** `everything`. */
  readonly rights: Text;
  readonly mountPoint?: string;
}

/** A file that decides on access, in a diagram. */
export interface DiagramFile {
  readonly kind: 'passwords' | 'acl' | 'psk';
  readonly path: string;
  /** `2 users`; absent where it cannot be read here. */
  readonly content?: Text;
  /** `port 1883 and port 8883`. */
  readonly listeners: Text;
}

/** A plugin, in a diagram. */
export interface DiagramPlugin {
  readonly path: string;
  readonly name?: string;
  /** `for all listeners`. */
  readonly users: Text;
}

/** A bridge, in a diagram. */
export interface DiagramBridge {
  readonly name: string;
  /** `cloud.example:8883`. */
  readonly addresses: readonly string[];
  /** `TLS`. */
  readonly protocol: Text;
  readonly encryption: Encryption;
  /** Whether what it carries crosses the internet. */
  readonly public: boolean;
  readonly topics: readonly { readonly direction: 'in' | 'out' | 'both'; readonly text: string }[];
}

/** What is kept over a restart, in a diagram. */
export interface DiagramPersistence {
  /** Of the file; absent where nothing is saved. */
  readonly path?: string;
  /** `saved every 1800 seconds and when the broker stops`. */
  readonly saved: Text;
}

/** What a picture of a configuration shows. */
export function diagramOf(analysis: Analysis): Diagram {
  const { configuration, outcome, stop } = analysis;
  const { release, files, plugins, bridges } = configuration;
  const policies = listenerPolicies(analysis);
  return {
    broker: {
      title: `Mosquitto ${release.name}`,
      file: files[0]?.path ?? '',
      outcome,
      ...(stop ? { message: stop.message } : {}),
    },
    listeners: policies.map(listenerOf),
    files: [
      ...filesOf(
        'passwords',
        policies,
        ({ passwords }) => passwords,
        ({ users }) => countText('users', users.size),
      ),
      ...filesOf(
        'acl',
        policies,
        ({ acl }) => acl,
        (_, policy) => countText('rules', aclRules(policy) ?? 0),
      ),
      ...filesOf(
        'psk',
        policies,
        ({ psk }) => psk,
        ({ identities }) => countText('identities', identities.size),
      ),
    ],
    plugins: plugins.map((plugin) => pluginOf(analysis, plugin)),
    bridges: bridges.map(bridgeOf),
    persistence: persistenceOf(configuration),
  };
}

function listenerOf(policy: ListenerPolicy): DiagramListener {
  const { listener, encryption, mountPoint } = policy;
  return {
    title: listenerTitle(listener),
    port: listener.unixSocketPath ?? String(listener.port),
    address: listener.unixSocketPath === undefined ? addressText(policy) : texts.socket,
    protocol: protocolText(policy),
    encryption: encryption.value,
    local: isLocal(listener),
    anonymous: loginWays(policy).anonymous,
    who: whoMayConnect(policy),
    rights: whatTheyMayDo(policy),
    ...(mountPoint.value === '' ? {} : { mountPoint: mountPoint.value }),
  };
}

/** Each file once, with all listeners that use it. */
function filesOf<T>(
  kind: DiagramFile['kind'],
  policies: readonly ListenerPolicy[],
  fileOf: (policy: ListenerPolicy) => PolicyFile<T> | undefined,
  content: (file: T, policy: ListenerPolicy) => Text,
): DiagramFile[] {
  const found = new Map<string, { content?: Text; listeners: ListenerPolicy['listener'][] }>();
  for (const policy of policies) {
    const used = fileOf(policy);
    if (!used) continue;
    const before = found.get(used.path);
    if (before) before.listeners.push(policy.listener);
    else {
      found.set(used.path, {
        ...(used.file ? { content: content(used.file, policy) } : {}),
        listeners: [policy.listener],
      });
    }
  }
  return [...found].map(([path, { listeners, ...rest }]) => ({
    kind,
    path,
    ...rest,
    listeners:
      listeners.length === policies.length && listeners.length > 1 ? texts.allListeners : namesOf(listeners),
  }));
}

function pluginOf({ configuration }: Analysis, plugin: Plugin): DiagramPlugin {
  const { path, name } = plugin;
  return { path, ...(name === undefined ? {} : { name }), users: usersOf(configuration, plugin) };
}

function bridgeOf(bridge: Bridge): DiagramBridge {
  const { name, addresses, topics } = bridge;
  const encryption = bridgeEncryption(bridge);
  return {
    name,
    addresses: addresses.map(({ host, port }) => `${host}:${port}`),
    protocol: encryptionText(encryption),
    encryption,
    public: addresses.some(({ host }) => isPublic(host)),
    topics: topics.map((topic) => ({ direction: topic.direction, text: topicArrow(topic) })),
  };
}

function persistenceOf(configuration: Configuration): DiagramPersistence {
  const { settings } = configuration;
  if (!settings.get(persistence)) return { saved: texts.notSaved };
  const saved = savedText(settings.get(autosaveInterval), settings.get(autosaveOnChanges));
  return { path: persistencePath(configuration), saved };
}

function savedText(count: number, byChanges: boolean): Text {
  if (count <= 0) return texts.savedAtEnd;
  if (byChanges) return count === 1 ? texts.everyChange : texts.everyChanges({ count });
  return count === 1 ? texts.everySecond : texts.everySeconds({ count });
}
