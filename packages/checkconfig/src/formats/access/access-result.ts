import type { Place, Release } from '@mosquitto-conf/config';
import type { AccessMatrix, Answered } from '@mosquitto-conf/validator/internal';
import type { OutputFormat } from '../format.js';

/** What a format of `checkconfig access` is given. */
export interface AccessResult {
  /** The main file, as the person named it. */
  readonly path: string;
  readonly release: Release;
  /** The listener's name: `port 8883`. */
  readonly listener: string;
  /** One client's answers, or a table of all users. */
  readonly found:
    | {
        readonly username: string | undefined;
        readonly clientId: string;
        readonly answers: readonly Answered[];
      }
    | { readonly matrix: AccessMatrix };
  /** `users.acl:3`. */
  readonly show: (place: Place) => string;
  /** The path of a file, as the person would write it. */
  readonly showFile: (file: string) => string;
  readonly color: boolean;
}

/** Makes a text of who may do what. */
export type AccessFormat = OutputFormat<AccessResult>;
