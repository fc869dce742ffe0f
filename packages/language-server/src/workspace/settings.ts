import {
  type Container,
  findTarget,
  latest,
  nearestNote,
  noSuchRelease,
  type Release,
  type Text,
} from '@mosquitto-conf/config';
import { TextError, written } from '@mosquitto-conf/config/internal';
import {
  absoluteSettings,
  ContainerFinder,
  containerTarget,
  type FileSettings,
  isIgnored,
  parseSettings,
  SETTINGS_NAMES,
  SettingsError,
  type SettingsFile,
  settingsFor,
} from '@mosquitto-conf/settings';
import { unknownSelector } from '@mosquitto-conf/validator/internal';
import type { ClientSettings } from '../protocol.js';
import { serverTexts } from '../texts/server.js';
import { type Runtime, settled } from './runtime.js';
import { below, folderOf, nameOf } from './uris.js';

/** What holds for one configuration. */
export interface Reading {
  readonly settings: FileSettings;
  readonly release: Release;
  /** What named the release, where the client did not: `compose.yaml`. */
  readonly targetFrom?: string;
  /** The container that a file beside it or above it describes. */
  readonly container?: Container;
  /** The brokers at the other ends of its bridges. */
  readonly farEnds?: readonly FarEndReading[];
}

/** What holds for the configuration at the other end of a bridge. */
export interface FarEndReading {
  /** The name of the bridge. */
  readonly bridge: string;
  readonly uri: string;
  readonly reading: Reading;
}

/** A folder of the client's, and what its settings say there. */
export interface SettingsFolder {
  readonly uri: string | undefined;
  readonly settings: ClientSettings;
}

/** Reads `checkconfig.yaml` files, each once, and lays the settings over one another. */
export class SettingsReader {
  readonly #found = new Map<string, Promise<SettingsFile | undefined>>();
  #containers: ContainerFinder | undefined;

  /** @param complain shows the user what is wrong with a settings file, or with a setting */
  constructor(
    private readonly runtime: Runtime,
    private readonly complain: (text: Text) => void,
  ) {}

  /** Forgets what was read. */
  changed(): void {
    this.#found.clear();
    this.#containers = undefined;
  }

  /**
   * What holds for a configuration: the client's settings, over them the settings file, over them a chosen target.
   * @param main the URI of its main file
   */
  async reading(main: string, client: SettingsFolder, chosen: string | undefined): Promise<Reading> {
    const own = await this.#readingOf(main, client, chosen);
    const farEnds: FarEndReading[] = [];
    for (const [bridge, { configuration, target }] of Object.entries(own.settings.bridges ?? {})) {
      const uri = this.runtime.uriOf(configuration, main);
      const reading = await this.#readingOf(uri, client, target);
      const isNamed = target !== undefined || reading.settings.target || reading.container;
      farEnds.push({ bridge, uri, reading: isNamed ? reading : { ...reading, release: own.release } });
    }
    return farEnds.length > 0 ? { ...own, farEnds } : own;
  }

  async #readingOf(main: string, client: SettingsFolder, chosen: string | undefined): Promise<Reading> {
    const file = await this.file(folderOf(main));
    const path = this.runtime.pathOf(main);
    const own = file ? await this.#careful(() => settingsFor(file, path), {}) : {};
    const base = this.runtime.pathOf(client.uri ?? folderOf(main));
    const general = absoluteSettings(client.settings as FileSettings, base);
    for (const selector of Object.keys(general.rules ?? {})) {
      const unknown = unknownSelector(selector);
      if (unknown !== undefined) this.complain(unknown);
    }
    const settings = { ...general, ...own, rules: { ...general.rules, ...own.rules } };
    const container = await this.#container(main);
    const pulled = container && containerTarget(container);
    // Clients have an empty setting where a person has chosen nothing.
    const named = chosen ?? (settings.target || undefined);
    const release = this.#release(named ?? pulled);
    const source = named === undefined && pulled !== undefined ? container : undefined;
    const from =
      chosen === undefined && own.target !== undefined ? file?.path : (source?.tagFrom ?? source?.path);
    return {
      settings,
      release,
      ...(container ? { container } : {}),
      ...(from === undefined ? {} : { targetFrom: nameOf(from) }),
    };
  }

  /** The container that a configuration is for. */
  #container(main: string): Promise<Container | undefined> {
    const { runtime } = this;
    this.#containers ??= new ContainerFinder(async (path) => {
      const uri = runtime.uriOf(path, main);
      const content = await settled(runtime, () => runtime.read(uri));
      return content instanceof Uint8Array ? new TextDecoder().decode(content) : undefined;
    });
    return this.#containers.find(runtime.pathOf(main));
  }

  /** Whether a settings file leaves a configuration out. */
  async ignores(main: string): Promise<boolean> {
    const file = await this.file(folderOf(main));
    return file !== undefined && isIgnored(file, this.runtime.pathOf(main));
  }

  /** The settings file that holds for files of a folder: the first there or in a folder above it. */
  file(folder: string): Promise<SettingsFile | undefined> {
    let found = this.#found.get(folder);
    if (!found) {
      found = this.#find(folder);
      this.#found.set(folder, found);
    }
    return found;
  }

  async #find(folder: string): Promise<SettingsFile | undefined> {
    const readBase = async (path: string) => {
      const content = await settled(this.runtime, () =>
        this.runtime.read(this.runtime.uriOf(path, below(folder, '.'))),
      );
      if (!(content instanceof Uint8Array)) throw new TextError(serverTexts.noSuchFile);
      return new TextDecoder().decode(content);
    };
    for (const name of SETTINGS_NAMES) {
      const uri = below(folder, name);
      const content = await settled(this.runtime, () => this.runtime.read(uri));
      if (!(content instanceof Uint8Array)) continue;
      const text = new TextDecoder().decode(content);
      return this.#careful(() => parseSettings(this.runtime.pathOf(uri), text, readBase), undefined);
    }
    const above = folderOf(folder);
    return above === folder ? undefined : this.file(above);
  }

  #release(target: string | undefined): Release {
    if (!target) return latest;
    const release = findTarget(target);
    const { language } = this.runtime;
    const note = release && nearestNote(release, language);
    if (!release) {
      const reason = noSuchRelease(target, language);
      this.complain(serverTexts.otherRelease({ reason, release: latest.name }));
    } else if (note !== undefined) this.complain(written(note));
    return release ?? latest;
  }

  async #careful<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      this.complain(error.text);
      return otherwise;
    }
  }
}
