import type { Outcome } from '@mosquitto-conf/config';
import type { FileSettings } from '@mosquitto-conf/settings';
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** What this server understands beyond the Language Server Protocol, and what it asks of a client. */

/** The section of the client's settings. */
export const SECTION = 'mosquitto';

/** The client's settings, which can say what a settings file can; what `checkconfig.yaml` says of a file comes first. */
export interface ClientSettings extends FileSettings {
  readonly inlayHints?: boolean;
  readonly codeLens?: boolean;
}

/** Given at `initialize`. */
export interface InitializationOptions {
  readonly settings?: ClientSettings;
  /** Where rule pages are found: a URI with `{rule}` in it. */
  readonly rulePages?: string;
  /**
   * Commands that the client can run: when a code lens is clicked (`mosquitto.showEffective`, `mosquitto.startTestBroker`, …),
   * and to ask for completion again once a name was accepted (`editor.action.triggerSuggest`).
   */
  readonly commands?: readonly string[];
  /**
   * Languages that are formatted. Without it every document is that the client asks about; a client that has other formatters for
   * the language of test files names its other languages.
   */
  readonly formattedLanguages?: readonly string[];
}

/** A configuration and what its target makes of it, for a status line. */
export interface ConfigurationState {
  /** The main file. */
  readonly uri: string;
  readonly target: string;
  /** The newer release that was asked for, where the target stands for it. */
  readonly asked?: string;
  /** What named the target, where the client did not: a settings file or the file that describes a container. */
  readonly targetFrom?: string;
  /** Whether its target would start with it. */
  readonly outcome: Outcome;
  readonly errors: number;
  readonly warnings: number;
  /** Every file it reads that is found here, the main one first. */
  readonly files: readonly string[];
}

/** Parameters of a request about a document. */
export interface DocumentParams {
  readonly uri: string;
}

/** Notification to the client: what is known of all configurations now. */
export const STATE = 'mosquitto/state';
/** Parameters of {@link STATE}. */
export interface StateParams {
  readonly configurations: readonly ConfigurationState[];
  /**
   * The language of every file that a configuration reads or names, by its URI; null for open documents that belong to another
   * program, whatever their names are.
   */
  readonly languages: Readonly<Record<string, string | null>>;
}

/** Every setting in force, as Markdown. */
export const EFFECTIVE = 'mosquitto/effective';

/** A picture of the configuration, as SVG. */
export const DIAGRAM = 'mosquitto/diagram';
/** Parameters of {@link DIAGRAM}: the document, and whether its colors are for a dark background. */
export type DiagramParams = DocumentParams & { readonly dark?: boolean };

/** An explanation of the text at a position, or of a directive, rule or kind of value by its name, as Markdown. */
export const EXPLAIN = 'mosquitto/explain';
/** Parameters of {@link EXPLAIN}: a position in a document, or a word, read as the target of the document with the URI reads it. */
export type ExplainParams =
  | (DocumentParams & { readonly position: Position })
  | { readonly word: string; readonly uri?: string };

/** A rule's page, as Markdown. */
export const RULE = 'mosquitto/rule';
/** Parameters of {@link RULE}: the id of the rule. */
export type RuleParams = { readonly rule: string };

/** What changes from the document's target to another release, and the edits that keep it as it is. */
export const UPGRADE = 'mosquitto/upgrade';
/** Parameters of {@link UPGRADE}: releases or targets; `from` is the target of the document if it is absent. */
export type UpgradeParams = DocumentParams & { readonly from?: string; readonly to: string };
/** Result of {@link UPGRADE}: a report as Markdown, and the edits if there are any. */
export type UpgradeResult = { readonly report: string; readonly edit?: WorkspaceEdit };

/** Chooses the target for a configuration until the server ends; null for what the settings say. */
export const SET_TARGET = 'mosquitto/setTarget';
/** Parameters of {@link SET_TARGET}: a release or a target. */
export type SetTargetParams = DocumentParams & { readonly target: string | null };

/** The targets there are: releases and named ones. */
export const TARGETS = 'mosquitto/targets';
/** Result of {@link TARGETS}: each name with its release, and what to say about it. */
export type TargetsResult = readonly {
  readonly name: string;
  readonly release: string;
  readonly about?: string;
}[];

/** How a configuration is read, for who starts a broker with it; null where the document belongs to none. */
export const START_OPTIONS = 'mosquitto/startOptions';
/** Result of {@link START_OPTIONS}; paths are paths of this machine. */
export interface StartOptionsResult {
  /** A release. */
  readonly target: string;
  /** The folder the broker is started in; without it, that of the main file. */
  readonly cwd?: string;
  /** The folder that holds the file system of the broker's machine. */
  readonly root?: string;
  /** Folders of the broker's machine, and where they are here. */
  readonly map: Readonly<Record<string, string>>;
}

/** The cases of a `*.mosquitto-test.yaml`, open or not; null where something is wrong with it. */
export const TEST_CASES = 'mosquitto/testCases';
/** Result of {@link TEST_CASES}: each case with its place, in the order in which they run. */
export type TestCasesResult = readonly { readonly name: string; readonly range: Range }[];

/** Checks every configuration of the workspace anew. */
export const CHECK_ALL = 'mosquitto/checkAll';
/** Result of {@link CHECK_ALL}. */
export type CheckAllResult = StateParams;

/**
 * Asked of a client by a server without a file system (in a browser); URIs as the server was given them or made of those.
 * A file comes as base64, a folder as the names in it; null where there is none.
 */
export const READ_FILE = 'mosquitto/readFile';
/** Result of {@link READ_FILE}: base64, or null if there is no such file. */
export type ReadFileResult = string | null;
/** Asks the client for a folder, as {@link READ_FILE} asks for a file. */
export const READ_FOLDER = 'mosquitto/readFolder';
/** Result of {@link READ_FOLDER}: the names in the folder, or null if there is no such folder. */
export type ReadFolderResult = readonly string[] | null;

/** The URIs of every `mosquitto.conf` in the client's folders; asked without parameters. */
export const FIND_CONFIGURATIONS = 'mosquitto/findConfigurations';
/** Result of {@link FIND_CONFIGURATIONS}. */
export type FindConfigurationsResult = readonly string[];
