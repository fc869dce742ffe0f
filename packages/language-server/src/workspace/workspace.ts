import type { Text } from '@mosquitto-conf/config';
import { DECIDING_NAMES, SETTINGS_NAMES } from '@mosquitto-conf/settings';
import { isTestFile } from '@mosquitto-conf/settings/internal';
import type { ClientSettings } from '../protocol.js';
import { type ParsedDocument, type Project, parseDocument } from '../service/index.js';
import { serverTexts } from '../texts/server.js';
import { ConfigurationFile, type Surroundings } from './configuration-file.js';
import { findMains, MAIN_NAME, mainsAround } from './find-mains.js';
import { kindOfDocument } from './kind-of-document.js';
import { type SettingsFolder, SettingsReader } from './settings.js';
import { TestFiles } from './test-files.js';
import { byDepth, folderOf, isBelow, nameOf, normalUri } from './uris.js';

/** The events of a workspace. */
export interface WorkspaceEvents {
  /** Lets the server look at what came in meanwhile. */
  readonly pause: () => Promise<void>;
  /** Something a person should set right. */
  readonly complain: (text: Text) => void;
  /** A defect. */
  readonly failed: (doing: string, error: unknown) => void;
}

/**
 * The configurations there are, and which document belongs to which. Each is read once for a state of its files: changes
 * are recorded as they come, and the affected files are read again on the next request.
 */
export class Workspace {
  readonly tests: TestFiles;
  /** The folders the client has open. */
  #folders: readonly string[] = [];
  #client: readonly SettingsFolder[] = [];
  readonly #settings: SettingsReader;
  readonly #targets = new Map<string, string>();
  /** Main files found in the folders; undefined until looked for. */
  #mains: readonly string[] | undefined;
  /** Every configuration that was looked at, by URI. */
  readonly #known = new Map<string, ConfigurationFile>();
  /** Those that stand for themselves, in the order of their URIs. */
  #current: readonly ConfigurationFile[] = [];
  #changed = true;
  #updating: Promise<void> | undefined;
  /** Whether this update has read anything yet. */
  #busy = false;

  constructor(
    private readonly around: Surroundings,
    private readonly events: WorkspaceEvents,
  ) {
    this.tests = new TestFiles(around);
    this.#settings = new SettingsReader(around.runtime, events.complain);
  }

  /** Every configuration; brought up to date by `update`. */
  get configurations(): readonly ConfigurationFile[] {
    return this.#current;
  }

  /** Every configuration that was read. */
  get projects(): readonly Project[] {
    return this.#current.flatMap(({ project }) => project ?? []);
  }

  /** Whether nothing changed since the last update. */
  get isCurrent(): boolean {
    return !this.#changed && !this.#updating;
  }

  /** A document as a part of each configuration it belongs to. */
  documentsOf(uri: string): readonly ParsedDocument[] {
    const here = this.around.documents.get(uri)?.uri ?? normalUri(uri);
    return this.projects.flatMap((project) => parseDocument(here, project) ?? []);
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(normalUri);
    this.#mains = undefined;
    this.#changed = true;
  }

  /** @param client what the client's settings say in each folder; those of no folder hold everywhere else */
  setSettings(client: readonly SettingsFolder[]): void {
    this.#client = client.map(({ uri, settings }) => ({ uri: uri && normalUri(uri), settings }));
    this.#settingsChanged();
  }

  /** The client's settings for a document. */
  clientSettings(uri: string): ClientSettings {
    return this.#clientAt(normalUri(uri)).settings;
  }

  /** The configurations that a document is the main file of, or that read it. */
  configurationsOf(uri: string): readonly ConfigurationFile[] {
    const plain = normalUri(uri);
    return this.#current.filter((file) => file.uri === plain || file.reads(uri));
  }

  /** Chooses a target for the configurations a document belongs to. */
  setTarget(uri: string, target: string | undefined): void {
    for (const file of this.configurationsOf(uri)) {
      if (target === undefined) this.#targets.delete(file.uri);
      else this.#targets.set(file.uri, target);
      file.reading = undefined;
      file.stale = true;
    }
    this.#changed = true;
  }

  /** An open document has another text, or was opened or closed. */
  documentChanged(uri: string): void {
    const plain = normalUri(uri);
    for (const file of this.#known.values()) file.note(plain);
    this.#changed = true;
  }

  /** Files changed on disk; without an argument, any may have. */
  filesChanged(uris?: readonly string[]): void {
    this.#changed = true;
    this.tests.filesChanged();
    this.around.runtime.changed(uris);
    if (!uris) {
      this.#mains = undefined;
      this.#settingsChanged();
      return;
    }
    for (const uri of uris.map(normalUri)) {
      const name = nameOf(uri);
      if (name === MAIN_NAME) this.#mains = undefined;
      if (DECIDING.has(name)) this.#settingsChanged();
      const folder = folderOf(uri);
      for (const file of this.#known.values()) file.note(uri, folder);
    }
  }

  #settingsChanged(): void {
    this.#changed = true;
    this.#mains = undefined;
    this.#settings.changed();
    for (const file of this.#known.values()) {
      file.reading = undefined;
      file.stale = true;
    }
  }

  /** Reads what changed. */
  update(): Promise<void> {
    if (!this.#changed && !this.#updating) return Promise.resolve();
    this.#updating ??= this.#updateAll().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async #updateAll(): Promise<void> {
    this.#busy = false;
    while (this.#changed) {
      this.#changed = false;
      this.#mains ??= await findMains(this.#folders, this.around.runtime, this.#settings);
      await this.#round(this.#mains);
      await this.tests.update();
    }
  }

  /** One look at everything; what changes meanwhile is for the next. */
  async #round(mains: readonly string[]): Promise<void> {
    const { documents, runtime } = this.around;
    const seen = new Set<ConfigurationFile>();
    const current: ConfigurationFile[] = [];
    const look = async (uri: string, directive?: ConfigurationFile['directive']) => {
      const file = this.#file(uri, directive);
      seen.add(file);
      await this.#read(file);
      return file;
    };
    for (const main of mains) current.push(await look(main));
    for (const { uri } of [...documents.all].sort((a, b) => byDepth(a.uri, b.uri))) {
      if ((SETTINGS_NAMES as readonly string[]).includes(nameOf(uri)) || isTestFile(nameOf(uri))) continue;
      const belongs = () => current.some((file) => file.reads(uri));
      for (const main of belongs() ? [] : await mainsAround(normalUri(uri), runtime)) {
        const file = await look(main);
        if (file.reads(uri) && !current.includes(file)) current.push(file);
      }
      const document = documents.get(uri);
      if (document && !documents.isForeign(uri) && !belongs())
        current.push(await look(normalUri(uri), kindOfDocument(document)));
    }
    for (const [uri, file] of this.#known) if (!seen.has(file)) this.#known.delete(uri);
    this.#current = standalone(current);
  }

  #file(uri: string, directive: ConfigurationFile['directive']): ConfigurationFile {
    const known = this.#known.get(uri);
    if (known && known.directive === directive) return known;
    const file = new ConfigurationFile(uri, directive, this.around);
    this.#known.set(uri, file);
    return file;
  }

  async #read(file: ConfigurationFile): Promise<void> {
    if (!file.stale) return;
    await this.#breathe();
    try {
      file.reading ??= await this.#settings.reading(
        file.uri,
        this.#clientAt(file.uri),
        this.#targets.get(file.uri),
      );
      await file.read(file.reading);
    } catch (error) {
      this.events.failed(`reading ${file.uri}`, error);
      const reason = error instanceof Error ? error.message : String(error);
      this.events.complain(serverTexts.defect({ file: nameOf(file.uri), reason }));
    }
  }

  /** Between two configurations there is time for whatever came in. */
  async #breathe(): Promise<void> {
    if (this.#busy) await this.events.pause();
    this.#busy = true;
  }

  /** The client's settings for a file: of the innermost folder around it, or those that hold everywhere. */
  #clientAt(uri: string): SettingsFolder {
    const around = this.#client.filter((folder) => folder.uri !== undefined && isBelow(uri, folder.uri));
    around.sort((a, b) => b.uri!.length - a.uri!.length);
    return around[0] ?? this.#client.find((folder) => folder.uri === undefined) ?? NO_SETTINGS;
  }
}

/** Files that decide how configurations are read. */
const DECIDING: ReadonlySet<string> = new Set(DECIDING_NAMES);

const NO_SETTINGS: SettingsFolder = { uri: undefined, settings: {} };

/** Without the configurations that others include; of two that include one another the later stays. */
function standalone(files: readonly ConfigurationFile[]): readonly ConfigurationFile[] {
  let left = files;
  for (const file of files) {
    const main = file.project && !file.directive ? file.project.uriOf(file.project.main) : undefined;
    if (main === undefined) continue;
    if (left.some((other) => other !== file && other.reads(main))) left = left.filter((one) => one !== file);
  }
  return left;
}
