import type { Place, Release } from '@mosquitto-conf/config';
import type { OutputFormat } from '../format.js';

/** A line of a file. */
type Line = Pick<Place, 'file' | 'line'>;

/** A user at a listener. */
export interface AclUser {
  /** `port 8883`. */
  readonly listener: string;
  /** null for anonymous clients. */
  readonly user: string | null;
  readonly connects: Answer;
}

/** Yes or no, with the line that decides. */
export interface Answer {
  readonly allowed: boolean;
  readonly place: Line | undefined;
}

/** What `checkconfig acl` found. */
export type AclFound =
  | { readonly action: 'users'; readonly users: readonly (AclUser & { readonly lines: number })[] }
  | {
      readonly action: 'unused';
      readonly unused: readonly { readonly place: Line; readonly rule: string; readonly message: string }[];
    }
  | {
      readonly action: 'who';
      readonly topic: string;
      readonly users: readonly (AclUser & { readonly publish?: Answer; readonly receive?: Answer })[];
      /** Whether a plugin may decide otherwise. */
      readonly plugin: boolean;
    };

/** What a format of `checkconfig acl` is given. */
export interface AclAnswer {
  readonly path: string;
  readonly release: Release;
  readonly found: AclFound;
  readonly showFile: (file: string) => string;
}

/** Makes a text of what an ACL file comes to. */
export type AclFormat = OutputFormat<AclAnswer>;
