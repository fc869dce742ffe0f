import {
  type AclDecision,
  aclAdmits,
  checkAcl,
  checkPassword,
  type Hasher,
  type Place,
  type Release,
  since,
} from '@mosquitto-conf/config';
import { allowAnonymous } from '@mosquitto-conf/config/directives';
import type { ListenerState } from '../listeners/listener-state.js';
import type { ConnectReason } from '../observer.js';

/** A client as the access files know it. */
export interface AccessClient {
  readonly clientId: string;
  /** undefined for an anonymous client. */
  readonly username: string | undefined;
}

/** Whether a client may connect. */
export interface Admission {
  readonly allowed: boolean;
  readonly reason: ConnectReason;
  readonly place?: Place;
}

/** Decides with the access files of a listener what its clients may do. */
export class Access {
  /** Goes up whenever permissions may have changed: the files were read again, or a client changed its username. */
  generation = 0;

  constructor(
    private readonly release: Release,
    private readonly hasher: Hasher,
  ) {}

  /**
   * Whether a client may connect (mosquitto_basic_auth). Answers at once unless a password has to be hashed.
   * @param password undefined if it sent none
   */
  admit(
    listener: ListenerState,
    { username }: AccessClient,
    password: Buffer | undefined,
  ): Admission | Promise<Admission> {
    const passwords = listener.access?.passwords;
    if (username === undefined) return this.#anonymous(listener);
    // Before 2.0 a username was enough where there was no password file.
    if (!passwords) {
      const allowed = listener.anonymous || !since(this.release, '2.0');
      return this.#named(listener, username, 'no-access-files', allowed);
    }
    return Promise.resolve(checkPassword(passwords, username, password, this.hasher)).then((decision) => {
      const place = passwords.users.get(username)?.place;
      const line = place ? { place } : {};
      if (decision === 'allowed')
        return { ...this.#named(listener, username, 'password-accepted', true), ...line };
      if (decision === 'unknown-user') return { allowed: false, reason: 'user-unknown' };
      return {
        allowed: false,
        reason: password === undefined ? 'password-missing' : 'password-wrong',
        ...line,
      };
    });
  }

  /** Whether a client may do something with a topic. */
  decide(
    listener: ListenerState,
    { username, clientId }: AccessClient,
    topic: string,
    access: 'read' | 'write' | 'subscribe' | 'unsubscribe',
  ): AclDecision {
    return checkAcl(listener.access?.acl, { username, clientId, topic, access }, this.release);
  }

  /** Whether every client of a listener may receive what is published to a topic, so that there is nothing to decide. */
  mayReadAll(listener: ListenerState, topic: string): boolean {
    return listener.access?.acl === undefined && !topic.startsWith('$share');
  }

  #anonymous(listener: ListenerState): Admission {
    const setting =
      listener.configured.security.settings.setting(allowAnonymous) ??
      listener.access?.security.settings.setting(allowAnonymous);
    return {
      allowed: listener.anonymous,
      reason: listener.anonymous ? 'anonymous-allowed' : 'anonymous-denied',
      ...(setting ? { place: setting.place } : {}),
    };
  }

  #named(listener: ListenerState, username: string, reason: ConnectReason, allowed: boolean): Admission {
    if (!aclAdmits(listener.access?.acl, username, this.release))
      return { allowed: false, reason: 'not-in-acl' };
    return { allowed, reason };
  }
}
