import { DECIDING_NAMES } from '@mosquitto-conf/settings';
import { DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import type { Session } from './session.js';

/** What is watched in any case: main files, what they usually include, settings, containers. */
const USUAL = ['**/*.conf', ...DECIDING_NAMES.map((name) => `**/${name}`)];

/** Before the client is asked to watch other files, typing may come to an end. */
const PAUSE = 1000;

/** Has the client watch every file that a configuration looks at. */
export class Watching {
  #registered: Disposable | undefined;
  #patterns = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly session: Session) {}

  get #possible(): boolean {
    return this.session.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  async start(): Promise<void> {
    if (this.#possible) await this.#register(USUAL);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Which files are looked at may have changed. */
  update(): void {
    if (!this.#possible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#watchWanted(), PAUSE);
  }

  async #watchWanted(): Promise<void> {
    const { documents } = this.session;
    const wanted = new Set<string>();
    for (const file of this.session.workspace.configurations) {
      for (const uri of file.wanted) if (uri.startsWith('file:') && !documents.get(uri)) wanted.add(uri);
    }
    const paths = [...wanted]
      .map((uri) => this.session.runtime.pathOf(uri))
      .filter((path) => !/\.conf$/.test(path));
    await this.#register([...USUAL, ...paths.sort().map(escaped)]);
  }

  async #register(patterns: readonly string[]): Promise<void> {
    const text = patterns.join('\n');
    if (text === this.#patterns) return;
    this.#patterns = text;
    const previous = this.#registered;
    try {
      this.#registered = await this.session.connection.client.register(
        DidChangeWatchedFilesNotification.type,
        {
          watchers: patterns.map((globPattern) => ({ globPattern })),
        },
      );
      previous?.dispose();
    } catch (error) {
      this.session.failed('watching files', error);
    }
  }
}

/** A path as a pattern that fits nothing else. */
function escaped(path: string): string {
  return path.replaceAll(/[*?[\]{}]/g, '?');
}
