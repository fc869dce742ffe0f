import { cpSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { at, findDirective, type Release } from '@mosquitto-conf/config';
import { isLocalOnly } from '@mosquitto-conf/config/internal';
import { configurationLines } from '@mosquitto-conf/validator';
import type { Setup } from '../run/setup.js';
import type { BridgeAddress } from './engine.js';

/** Directives that a copy does without: where the broker writes, who it runs as, and which interfaces it uses. */
const DROPPED: ReadonlySet<string> = new Set([
  'pid_file',
  'log_dest',
  'log_facility',
  'log_type',
  'log_timestamp',
  'log_timestamp_format',
  'websockets_log_level',
  'persistence_location',
  'persistence_file',
  'user',
  'bind_interface',
  'socket_domain',
  'bind_address',
]);

/** Directives that load a library. */
const LIBRARY: ReadonlySet<string> = new Set(['plugin', 'auth_plugin', 'global_plugin', 'plugin_load']);

/** Files and folders that a plugin option names. */
const PLUGIN_FILE = /^plugin_opt_(.*_)?(config|password|acl)_file$/;

/** Addresses of a copy: `port` of the configuration, or the path of a socket, and where it is now. */
export interface MovedListener {
  readonly name: string;
  readonly port: number;
  readonly path: string | undefined;
}

/** A configuration that does the same elsewhere. */
export interface Rewritten {
  readonly text: string;
  readonly listeners: readonly MovedListener[];
}

/**
 * Writes a configuration anew so that a real broker can run it beside everything else: each listener at a free port of this
 * machine alone, each file copied, nothing written but in a folder, no bridges but to far ends of the tests.
 * @param folder where the copies go
 * @param freePort finds a port
 * @param bridges where bridges connect to in place of their addresses
 * @param findPlugin finds the library of a plugin on this machine
 */
export async function rewriteConfiguration(
  setup: Setup,
  folder: string,
  freePort: () => Promise<number>,
  {
    bridges = new Map(),
    findPlugin = (path) => path,
  }: {
    readonly bridges?: ReadonlyMap<string, BridgeAddress> | undefined;
    readonly findPlugin?: (path: string) => string;
  } = {},
): Promise<Rewritten> {
  const { configuration } = setup.analysis;
  const rewriter = new Rewriter(setup, folder, freePort, findPlugin);
  for (const block of configurationLines(configuration)) {
    const [, bridge] = /^connection (.+)$/.exec(block[0]?.text ?? '') ?? [];
    if (bridge !== undefined) {
      const address = bridges.get(bridge);
      // What is beyond any other bridge is not this machine's.
      if (address) rewriter.bridge(block, address);
      continue;
    }
    for (const { text } of block) await rewriter.line(text);
  }
  if (isLocalOnly(configuration)) await rewriter.openLocally();
  else if (rewriter.listeners.length === 0) await rewriter.openDefault();
  return { text: rewriter.text(), listeners: rewriter.listeners };
}

class Rewriter {
  readonly listeners: MovedListener[] = [];
  readonly #lines: string[] = [];
  readonly #copies = new Map<string, string>();

  constructor(
    private readonly setup: Setup,
    private readonly folder: string,
    private readonly freePort: () => Promise<number>,
    private readonly findPlugin: (path: string) => string,
  ) {}

  text(): string {
    // Standard output is buffered if it is not a terminal.
    const own = ['log_dest stderr', 'log_type all', `persistence_location ${this.folder}/`];
    // The folder is this user's alone; root would give it up for a user who may not read it.
    if (process.getuid?.() === 0) own.push('user root');
    const perListener = this.#lines.filter((line) => line.startsWith('per_listener_settings '));
    const others = this.#lines.filter((line) => !perListener.includes(line));
    return `${[...perListener, ...own, ...others].join('\n')}\n`;
  }

  async line(text: string): Promise<void> {
    const [name, value] = nameAndValue(text);
    if (DROPPED.has(name)) return;
    if (name === 'listener') return this.#listener(value);
    if (name === 'port') return this.#port(value);
    if (LIBRARY.has(name)) {
      const [, head = '', path = ''] =
        (name === 'plugin_load' ? /^(\S+ \S+ )(.+)$/ : /^(\S+ )(.+)$/).exec(text) ?? [];
      this.#lines.push(head + this.findPlugin(path));
      return;
    }
    this.#lines.push(this.#isFile(name) ? `${name} ${this.#copy(value)}` : text);
  }

  /** A bridge to a far end of the tests. */
  bridge(lines: readonly { readonly text: string }[], { host, port, usesTls }: BridgeAddress): void {
    for (const { text } of lines) {
      const [name, value] = nameAndValue(text);
      const directive = findDirective(name)?.directive;
      if (directive?.name === 'address' || name === 'bridge_bind_address') continue;
      if (directive?.group === 'bridge-tls' && !usesTls) continue;
      this.#lines.push(this.#isFile(name) ? `${name} ${this.#copy(value)}` : text);
      if (name === 'connection') this.#lines.push(`address ${host}:${port}`);
    }
  }

  /** The broker accepts only this machine where no line asks for a listener; a line has to be written for the port. */
  async openLocally(): Promise<void> {
    await this.#moved('1883', async (port) => this.#lines.push(`listener ${port} 127.0.0.1`));
    this.#lines.push('allow_anonymous true');
  }

  /** The default listener of releases before 2.0. */
  async openDefault(): Promise<void> {
    await this.#moved('1883', async (port) => this.#lines.push(`port ${port}`, 'bind_address 127.0.0.1'));
  }

  async #listener(value: string): Promise<void> {
    const [port = '', host = ''] = value.split(/\s+/);
    if (port === '0' && host.startsWith('/')) {
      const path = join(this.folder, `${this.listeners.length}.sock`);
      this.listeners.push({ name: host, port: 0, path });
      this.#lines.push(`listener 0 ${path}`);
      return;
    }
    await this.#moved(port, async (free) => this.#lines.push(`listener ${free} 127.0.0.1`));
  }

  async #port(value: string): Promise<void> {
    await this.#moved(value, async (free) => this.#lines.push(`port ${free}`, 'bind_address 127.0.0.1'));
  }

  async #moved(name: string, write: (port: number) => Promise<unknown>): Promise<void> {
    const port = await this.freePort();
    this.listeners.push({ name, port, path: undefined });
    await write(port);
  }

  #isFile(name: string): boolean {
    return PLUGIN_FILE.test(name) || namesFile(name, this.setup.analysis.configuration.release);
  }

  /** Copies a file or folder, so that the broker changes nothing of the user's. */
  #copy(path: string): string {
    const known = this.#copies.get(path);
    if (known !== undefined) return known;
    const from = this.setup.locate(path);
    const folder = join(this.folder, `file-${this.#copies.size}`);
    const copy = join(folder, basename(path) || 'folder');
    this.#copies.set(path, copy);
    // What is not there is not there for the copy either.
    if (statSync(from, { throwIfNoEntry: false })) {
      mkdirSync(folder);
      cpSync(from, copy, { recursive: true, dereference: true });
    }
    return copy;
  }
}

function nameAndValue(text: string): [name: string, value: string] {
  const space = text.indexOf(' ');
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)];
}

/** Whether a directive names a file or folder that the broker reads, and no library. */
function namesFile(name: string, release: Release): boolean {
  const directive = findDirective(name)?.directive;
  if (!directive || LIBRARY.has(directive.name)) return false;
  return at(directive.kind, release).path !== undefined;
}
