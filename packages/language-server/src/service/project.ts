import {
  type AccessFileUse,
  type Analysis,
  accessFiles,
  analyse,
  type Host,
  type Language,
  type ListenerPolicy,
  listenerPolicies,
  type Release,
  type Text,
  write,
} from '@mosquitto-conf/config';
import type { DynamicSecurityFile } from '@mosquitto-conf/config/internal';
import type { AnyDocument, Document, FieldDocument, JsonDocument } from '@mosquitto-conf/grammar';
import {
  type Diagnostic,
  diagnose,
  type EffectiveConfiguration,
  effectiveSettings,
  type FarEnd,
  type Severities,
} from '@mosquitto-conf/validator';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentKind, languageOf } from './languages.js';

/** What decides how a configuration is read. */
export interface ProjectOptions {
  /** The main file, as it would be named to the broker with `-c`. */
  readonly main: string;
  readonly release: Release;
  /** The broker's machine, with unsaved texts of the editor in the place of its files. */
  readonly host: Host;
  /** The language of what is said about it; English where it is absent or does not have a text. */
  readonly language?: Language | undefined;
  /** How rules count, where that is not as they say themselves. */
  readonly severities?: Severities;
  /** The brokers at the other ends of bridges. */
  readonly farEnds?: readonly FarEnd[];
  /** Where a file of the broker's is found here, as a URI; undefined where it is not. */
  readonly uriOf: (file: string) => string | undefined;
  /** Where a rule's page is found, as a URI. */
  readonly rulePage?: (rule: string) => string | undefined;
  /** The editor's text of a document that is open. */
  readonly opened?: (uri: string) => TextDocument | undefined;
}

interface Parsed {
  readonly project: Project;
  /** The broker's name for it. */
  readonly file: string;
  readonly uri: string;
  /** Its text and the editor's positions in it. */
  readonly text: TextDocument;
}

/** A file of lines of words: a configuration or an ACL file. */
export interface WordDocument extends Parsed {
  readonly kind: 'configuration' | 'acl';
  readonly tree: Document;
}

/** A file of lines of two fields: a password or a PSK file. */
export interface PairDocument extends Parsed {
  readonly kind: 'passwords' | 'psk';
  readonly tree: FieldDocument;
}

/** A file of the dynamic security plugin. */
export interface SecurityDocument extends Parsed {
  readonly kind: 'dynamic-security';
  readonly tree: JsonDocument;
}

/** A file of lines. */
export type LinesDocument = WordDocument | PairDocument;

/** A file as the broker reads it, with the configuration it belongs to. */
export type ParsedDocument = LinesDocument | SecurityDocument;

/**
 * A configuration read once, for one state of its files: the main file, what it includes, its password, ACL, PSK and dynamic
 * security files. Every function of the service looks at this and reads nothing itself. It never changes: for a new state of the
 * files a new one is opened.
 */
export class Project {
  readonly analysis: Analysis;
  readonly #parsed = new Map<string, ParsedDocument>();
  #files: ReadonlyMap<string, string> | undefined;
  #policies: readonly ListenerPolicy[] | undefined;
  #accessFiles: ReadonlyMap<string, AccessFileUse> | undefined;
  #dynamicSecurity: ReadonlyMap<string, DynamicSecurityFile> | undefined;
  #diagnostics: readonly Diagnostic[] | undefined;
  #effective: EffectiveConfiguration | undefined;

  constructor(readonly options: ProjectOptions) {
    const { main, release, host, language } = options;
    this.analysis = analyse(main, release, host, { language });
  }

  /** A sentence in the language of the reader; what needs no language, such as a path, stays as it is. */
  say(text: Text | string): string {
    return typeof text === 'string' ? text : write(text, this.options.language);
  }

  get main(): string {
    return this.options.main;
  }

  get release(): Release {
    return this.options.release;
  }

  get host(): Host {
    return this.options.host;
  }

  /** What a person should know of the configuration and its files, by the names the broker has for them. */
  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= diagnose(this.analysis, this.main, this.options.severities, this.options.farEnds);
    return this.#diagnostics;
  }

  /** Who may connect at each listener that the release opens, and what decides there. */
  get policies(): readonly ListenerPolicy[] {
    this.#policies ??= listenerPolicies(this.analysis);
    return this.#policies;
  }

  /** The password, ACL and PSK files that the configuration names, by the broker's names for them. */
  get accessFiles(): ReadonlyMap<string, AccessFileUse> {
    this.#accessFiles ??= accessFiles(this.analysis);
    return this.#accessFiles;
  }

  /** The files of the dynamic security plugin, by the broker's names for them. */
  get dynamicSecurity(): ReadonlyMap<string, DynamicSecurityFile> {
    this.#dynamicSecurity ??= new Map(
      this.analysis.access.flatMap(({ dynamicSecurity: file }) => (file ? [[file.path, file] as const] : [])),
    );
    return this.#dynamicSecurity;
  }

  /** Every setting in force, section by section. */
  get effective(): EffectiveConfiguration {
    this.#effective ??= effectiveSettings(this.analysis.configuration);
    return this.#effective;
  }

  /** Every file that was read, by the names the broker has for them, in the order of reading. */
  get files(): Iterable<string> {
    return this.analysis.report.documents.keys();
  }

  /** Where a file of the broker's is found here. */
  uriOf(file: string): string | undefined {
    return this.options.uriOf(file);
  }

  /** The broker's name for a file that was read; undefined for others. */
  fileOf(uri: string): string | undefined {
    if (!this.#files) {
      const files = new Map<string, string>();
      for (const file of this.files) {
        const found = this.uriOf(file);
        if (found !== undefined && !files.has(found)) files.set(found, file);
      }
      this.#files = files;
    }
    return this.#files.get(uri);
  }

  /** A file that was read, by the broker's name for it. */
  document(file: string): ParsedDocument | undefined {
    const known = this.#parsed.get(file);
    if (known) return known;
    const tree = this.analysis.report.documents.get(file);
    const uri = this.uriOf(file);
    if (!tree || uri === undefined) return undefined;
    const kind = this.#kindOf(file);
    const text = this.#textOf(uri, kind, tree);
    const document = { project: this, file, uri, text, kind, tree } as ParsedDocument;
    this.#parsed.set(file, document);
    return document;
  }

  /** All of them that are found here. */
  get documents(): readonly ParsedDocument[] {
    return [...this.files].flatMap((file) => this.document(file) ?? []);
  }

  #textOf(uri: string, kind: DocumentKind, tree: AnyDocument): TextDocument {
    const opened = this.options.opened?.(uri);
    // Its text may have moved on since the configuration was read.
    if (opened?.getText() === tree.text) return opened;
    return TextDocument.create(uri, languageOf(kind), 0, tree.text);
  }

  #kindOf(file: string): DocumentKind {
    if (this.dynamicSecurity.has(file)) return 'dynamic-security';
    return this.accessFiles.get(file)?.key ?? 'configuration';
  }
}

/** Reads a configuration with everything that belongs to it. */
export function openProject(options: ProjectOptions): Project {
  return new Project(options);
}
