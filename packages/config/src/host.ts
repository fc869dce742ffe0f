import type { Container } from './container.js';
import type { Release } from './release.js';
import type { TlsInspector } from './startup/tls-inspector.js';
import type { System } from './windows-paths.js';

/**
 * Why a file could not be had.
 *
 * - `missing`: there is none, and that is a fact about the machine the broker would run on
 * - `denied`: it is there and cannot be read (or written)
 * - `directory`: it is a folder
 * - `unknown`: it is not here, but the path belongs to another machine, so this is not known
 */
export type FileFailure = 'missing' | 'denied' | 'directory' | 'unknown';

/**
 * Why a file that may be here was not read, so that it counts as `unknown`.
 *
 * - `outside`: it is outside the folders that belong to the configuration
 * - `special`: it is a device or a pipe, which may never end
 * - `large`: it is larger than any file of a broker should be
 * - `not-mounted`: it is neither in the image of the broker's container nor mounted, which a rule says of all such paths
 */
export type UnreadReason = 'outside' | 'special' | 'large' | 'not-mounted';

/** Who opens a file. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Groups besides `gid`; absent if they are not known. */
  readonly groups?: readonly number[];
}

/** What kind of file a path leads to, and who may do what with it. */
export interface FileStatus {
  readonly kind: 'file' | 'directory' | 'pipe' | 'socket' | 'device';
  /** Permission bits, as in `0o644`. */
  readonly mode: number;
  /** Numeric owner and group; -1 where the file system has none. */
  readonly uid: number;
  readonly gid: number;
  /** These are a copy's, from another machine or from memory: mode and owner say nothing about the broker's. */
  readonly copy?: true;
}

/**
 * The files of the machine the broker would run on. Paths are as a configuration has them: relative ones start in the
 * folder the broker is started in, and the empty path leads nowhere. Nothing is ever written.
 */
export interface FileSystem {
  read(path: string): Uint8Array | FileFailure;
  /** Why a file that `read` does not know was not read; undefined where it is on another machine. */
  unread?(path: string): UnreadReason | undefined;
  /** Names in a folder: in the order of the directory where that is the broker's own, otherwise by name. */
  list(path: string): readonly string[] | FileFailure;
  /** Follows symbolic links. */
  status(path: string): FileStatus | FileFailure;
  /** Whether the path itself is a symbolic link. */
  isLink(path: string): boolean;
  /** Whether the broker could create or overwrite this file: undefined if it could. */
  writable(path: string): FileFailure | undefined;
}

/** The machine the broker would run on, as far as its answers decide whether the broker starts. */
export interface Host {
  readonly files: FileSystem;
  /** Its operating system; absent for `posix`. */
  readonly system?: System;
  /** Certificates and keys; absent where no TLS library is at hand: then they are taken on trust. */
  readonly tls?: TlsInspector;
  /**
   * Addresses of a name that is not an address itself; undefined where it does not resolve, `unknown` where only
   * another machine's name service knows.
   */
  resolve(name: string): readonly string[] | 'unknown' | undefined;
  /** Network interfaces by name with their addresses, in the system's order; undefined if they are not known. */
  interfaces(): ReadonlyMap<string, readonly string[]> | undefined;
  /** Whether the system has such a user; undefined if this is not known. */
  hasUser(name: string): boolean | undefined;
  /** Numeric user and groups of a user; undefined if they are not known. */
  account?(name: string): Account | undefined;
  /** Hashes a password for a release, as a password file has it; absent where nothing here can. */
  hashPassword?(password: string, release: Release): string;
  /** The time to judge certificates by; the present where it is absent. */
  readonly now?: Date;
  /** The machine's name, from which a bridge's client id is made. */
  readonly hostname: string;
  /** Whether the broker is started as root (the default), so that it may drop to another user. */
  readonly root: boolean;
  /**
   * Whether libwebsockets, up to 2.0, was built to hand its sockets to the broker (LWS_WITH_EXTERNAL_POLL), as in the
   * official container images. Those of the distributions are not, which is what an absent value means.
   */
  readonly websocketsPoll?: boolean;
  /** The container that the broker runs in, where something beside the configuration describes it. */
  readonly container?: Container;
  /**
   * The program that executes the configuration reads the files of the broker's own plugins itself, so their libraries
   * need not be there.
   */
  readonly hasFilePlugins?: true;
  /** What the program that executes the configuration does in its own way, so that start-up does not depend on it. */
  readonly skips?: readonly SkippedPart[];
}

/**
 * A part of start-up that is not checked.
 *
 * - `plugins`: libraries of plugins are not loaded
 * - `written-files`: the log and the pid file are not written, or elsewhere
 * - `addresses`: listeners are opened at other ports, addresses and sockets, so only what two of them share is checked
 */
export type SkippedPart = 'plugins' | 'written-files' | 'addresses';
