import type { Container, FileFailure, Host, Language, System } from '@mosquitto-conf/config';
import type { FileSettings } from '@mosquitto-conf/settings';

/** Where a configuration is and how its files are found. */
export interface Place {
  /** The URI of the main file. */
  readonly main: string;
  readonly settings: FileSettings;
  /** The system that the configuration is written for. */
  readonly system: System;
  /** The container that the broker runs in, where one is described. */
  readonly container?: Container;
}

/** The machine of one configuration's broker. */
export interface Machine {
  readonly host: Host;
  /** Where a file of the broker's is found here, as a URI; undefined where it is not. */
  uriOf(file: string): string | undefined;
}

/** What the server needs of the place it runs in: Node, or a browser's worker. URIs are normal (`normalUri`). */
export interface Runtime {
  /** A file, as far as it is at hand. */
  read(uri: string): Uint8Array | FileFailure;
  /** Whether there is a file, without reading it. */
  exists(uri: string): boolean;
  machine(place: Place): Machine;
  /** The files of this name below a folder. */
  find(folder: string, name: string): Promise<readonly string[]>;
  /**
   * Gets what was asked for and not at hand, where files come from elsewhere.
   * @returns whether anything came, so that asking again gives more
   */
  readonly fetch?: () => Promise<boolean>;
  /** Files may have changed; without an argument, any. */
  changed(uris?: readonly string[]): void;
  /** A URI's path as settings have paths: with `/` between its parts. */
  pathOf(uri: string): string;
  /** The URI of a path, beside another URI. */
  uriOf(path: string, beside: string): string;
  /** The language of what the server says, set when a client names its locale; English where it is absent. */
  language?: Language | undefined;
  /** The texts of a locale; undefined where there are none. */
  languageOf?(locale: string): Language | undefined;
  /** The URI of a rule's page, where the client names no place for them. */
  rulePage?(rule: string): string | undefined;
}

/** Asks until there is nothing more to get. */
export async function settled<T>({ fetch }: Runtime, ask: () => T): Promise<T> {
  for (;;) {
    const answer = ask();
    if (!(await fetch?.())) return answer;
  }
}
