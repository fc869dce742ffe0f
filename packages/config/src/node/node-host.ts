/// <reference types="node" />
import { hostname, networkInterfaces } from 'node:os';
import type { Account, FileFailure, Host } from '../host.js';
import { hashPassword } from './hash-password.js';
import { NodeFiles, type NodeFilesOptions, OWN_SYSTEM } from './node-files.js';
import { nodeTls } from './node-tls.js';
import { readAccounts, readHosts } from './system-files.js';

/** How the broker's machine differs from this one. */
export interface NodeHostOptions extends NodeFilesOptions {
  /** Addresses by interface, where they are not those of this machine. */
  readonly interfaces?: Readonly<Record<string, readonly string[]>>;
  /** The broker's machine, where its name is not this one's. */
  readonly hostname?: string;
  /** See `Host.websocketsPoll`. */
  readonly websocketsPoll?: boolean;
}

/** Names every machine knows, where `/etc/hosts` says nothing. */
const LOCALHOST: readonly string[] = ['::1', '127.0.0.1'];

/**
 * The broker's machine as this one sees it: its files, and users, names and interfaces too if it is the same machine
 * (`checkFiles`) or its whole file system is here (`root`). Nothing goes over the network.
 */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const files = new NodeFiles(options);
  const { root, checkFiles = false, container, system = OWN_SYSTEM } = options;
  const websocketsPoll = options.websocketsPoll ?? (container ? true : undefined);
  const certain = checkFiles || root !== undefined;
  // Another machine's names and accounts are not those of this one.
  const own = (file: string) => (certain ? files.read(file) : 'unknown');
  const hosts = once(() => hostsOf(own('/etc/hosts')));
  const accounts = once(() => accountsOf(own('/etc/passwd'), own('/etc/group')));
  const interfaces = once(() => ownInterfaces(options));
  return {
    files,
    system: checkFiles ? OWN_SYSTEM : system,
    tls: nodeTls,
    hashPassword,
    resolve(name) {
      const key = name.toLowerCase();
      const known = hosts().get(key) ?? (key === 'localhost' ? LOCALHOST : undefined);
      return known ?? (certain || !mayBeName(name) ? undefined : 'unknown');
    },
    interfaces,
    hasUser(name) {
      if (accounts().has(name)) return true;
      // A machine without the package has no such user either, and says nothing of the one that will have it.
      const telling = certain && accounts().size > 0 && (root !== undefined || name !== PACKAGE_USER);
      return telling ? false : undefined;
    },
    account: (name) => (certain ? accounts().get(name) : undefined),
    hostname: options.hostname ?? hostname(),
    root: options.asRoot ?? true,
    // The official images have such a libwebsockets.
    ...(websocketsPoll === undefined ? {} : { websocketsPoll }),
    ...(container ? { container } : {}),
  };
}

/** The user that packages of the broker make. */
const PACKAGE_USER = 'mosquitto';

/**
 * Whether some name service may know a name: that of a network, of a container engine, or the files of another machine.
 * What is known here is that labels have letters, digits, hyphens and underscores only, that the last one is no
 * number (RFC 3696, 2), how long they are (RFC 1035, 2.3.4), and that nothing resolves below `invalid` (RFC 6761, 6.4).
 */
function mayBeName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  const isLabel = (label: string) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label);
  const last = labels.at(-1) ?? '';
  return name.length <= 254 && labels.every(isLabel) && !/^(\d+|0x[0-9a-f]+|invalid)$/i.test(last);
}

function ownInterfaces({
  interfaces,
  checkFiles,
}: NodeHostOptions): ReadonlyMap<string, readonly string[]> | undefined {
  if (interfaces) return new Map(Object.entries(interfaces));
  if (!checkFiles) return undefined;
  const own = Object.entries(networkInterfaces());
  return new Map(own.map(([name, addresses]) => [name, (addresses ?? []).map(({ address }) => address)]));
}

const hostsOf = readOnce(readHosts);
const textOf = readOnce((text) => text);

function accountsOf(
  passwd: Uint8Array | FileFailure,
  group: Uint8Array | FileFailure,
): ReadonlyMap<string, Account> {
  return readAccounts(textOf(passwd), typeof group === 'string' ? undefined : textOf(group));
}

/** Reads the text of a file once for each content, which those who look again and again may have kept. */
function readOnce<T>(read: (text: string) => T): (content: Uint8Array | FileFailure) => T {
  const known = new WeakMap<Uint8Array, T>();
  return (content) => {
    if (typeof content === 'string') return read('');
    let found = known.get(content);
    if (found === undefined) {
      found = read(new TextDecoder().decode(content));
      known.set(content, found);
    }
    return found;
  };
}

function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
