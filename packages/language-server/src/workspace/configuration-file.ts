import { systemOf } from '@mosquitto-conf/config';
import { type AccessDirective, STAND_IN, standIn } from '@mosquitto-conf/config/internal';
import { type FarEnd, severitiesFor } from '@mosquitto-conf/validator';
import { openProject, type Project } from '../service/index.js';
import type { EditorDocuments } from './editor-documents.js';
import { ProjectFiles } from './project-files.js';
import { type Runtime, settled } from './runtime.js';
import type { Reading } from './settings.js';
import { nameOf } from './uris.js';

/** What all configurations of a workspace share. */
export interface Surroundings {
  readonly runtime: Runtime;
  readonly documents: EditorDocuments;
  readonly rulePage: (rule: string) => string | undefined;
}

/** A configuration of the workspace, with what was last read of it. */
export class ConfigurationFile {
  /** What holds for it; undefined until asked, and again when settings changed. */
  reading: Reading | undefined;
  /** Whether a file of it may have changed since it was read. */
  stale = true;
  project: Project | undefined;
  /** How long the last reading took, in milliseconds. */
  took = 0;
  #wanted: ReadonlySet<string> = new Set();

  /**
   * @param uri its main file, or an access file that no configuration names
   * @param directive what would name that access file
   */
  constructor(
    readonly uri: string,
    readonly directive: AccessDirective | undefined,
    private readonly around: Surroundings,
  ) {}

  /** Takes note of a change, if it is of a file that was looked at or of something in a folder that was. */
  note(uri: string, folder?: string): void {
    if (this.#wanted.has(uri) || (folder !== undefined && this.#wanted.has(folder))) this.stale = true;
  }

  /** Whether it reads a document. */
  reads(uri: string): boolean {
    return this.project?.fileOf(uri) !== undefined;
  }

  /** The files that were looked at, whether they are there or not. */
  get wanted(): Iterable<string> {
    return this.#wanted;
  }

  /** Reads it for the present state of its files. */
  async read(reading: Reading): Promise<void> {
    this.stale = false;
    this.project = await settled(this.around.runtime, () => {
      const start = performance.now();
      const project = this.#open(reading);
      // Rules look at files too, and a person waits for them anyway.
      void project.diagnostics;
      this.took = performance.now() - start;
      return project;
    });
  }

  #open({ farEnds = [], ...reading }: Reading): Project {
    const wanted = new Set<string>();
    const others = farEnds.map(({ bridge, uri, reading: other }): FarEnd => {
      const project = this.#openFile(uri, undefined, other, wanted);
      const locate = (file: string) => project.uriOf(file) ?? uri;
      return { bridge, path: nameOf(uri), analysis: project.analysis, locate };
    });
    const project = this.#openFile(this.uri, this.directive, reading, wanted, others);
    this.#wanted = wanted;
    return project;
  }

  /** @param wanted takes up the files that are looked at */
  #openFile(
    uri: string,
    directive: AccessDirective | undefined,
    { settings, release, container }: Reading,
    wanted: Set<string>,
    farEnds: readonly FarEnd[] = [],
  ): Project {
    const { runtime, documents, rulePage } = this.around;
    const name = nameOf(uri);
    const main = documents.bytes(uri) ?? runtime.read(uri);
    const system = systemOf(typeof main === 'string' ? '' : main);
    const machine = runtime.machine({ main: uri, settings, system, ...(container ? { container } : {}) });
    const here = (file: string) => {
      if (file === name) return uri;
      return file === STAND_IN ? undefined : machine.uriOf(file);
    };
    const made = new Map<string, Uint8Array>();
    if (directive) made.set(STAND_IN, standIn(name, directive));
    // The broker is told its name alone, but started elsewhere.
    const content = settings.cwd === undefined ? undefined : runtime.read(uri);
    if (content instanceof Uint8Array) made.set(name, content);
    const files = new ProjectFiles(machine.host.files, here, documents, made, wanted);
    return openProject({
      main: directive ? STAND_IN : name,
      release,
      language: runtime.language,
      host: { ...machine.host, files },
      farEnds,
      severities: severitiesFor(settings.rules ?? {}, settings.profile),
      uriOf: (file) => {
        const found = here(file);
        return found === undefined ? undefined : (documents.get(found)?.uri ?? found);
      },
      rulePage,
      opened: (found) => documents.get(found),
    });
  }
}
