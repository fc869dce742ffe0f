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
import type { Door } from '../listeners/door.js';
import type { ConnectReason } from '../observer.js';

/** Who asks. */
export interface Who {
  readonly clientId: string;
  readonly username: string | undefined;
  readonly door: Door;
}

/** Whether somebody may come in. */
export interface Admission {
  readonly allowed: boolean;
  readonly reason: ConnectReason;
  readonly place?: Place;
}

/** Decides with the access files of a door what its clients may do. */
export class Access {
  /** Goes up whenever the files are read anew. */
  generation = 0;

  constructor(
    private readonly release: Release,
    private readonly hasher: Hasher,
  ) {}

  /**
   * Whether a client may come in (mosquitto_basic_auth). Answers at once where no password has to be hashed.
   * @param password undefined where it sent none
   */
  admit(who: Who, password: Buffer | undefined): Admission | Promise<Admission> {
    const { username, door } = who;
    const passwords = door.access?.passwords;
    if (username === undefined) return this.#anonymous(door);
    // Before 2.0 a name was enough where nobody asked for its password.
    if (!passwords) return this.#named(who, 'no-access-files', door.anonymous || !since(this.release, '2.0'));
    return checkPassword(passwords, username, password, this.hasher).then((decision) => {
      const place = passwords.users.get(username)?.place;
      const line = place ? { place } : {};
      if (decision === 'allowed') return { ...this.#named(who, 'password-accepted', true), ...line };
      if (decision === 'unknown-user') return { allowed: false, reason: 'user-unknown' };
      return {
        allowed: false,
        reason: password === undefined ? 'password-missing' : 'password-wrong',
        ...line,
      };
    });
  }

  /** Whether a client may do something with a topic. */
  decide(who: Who, topic: string, access: 'read' | 'write' | 'subscribe' | 'unsubscribe'): AclDecision {
    const { username, clientId, door } = who;
    return checkAcl(door.access?.acl, { username, clientId, topic, access }, this.release);
  }

  /** Whether everything is allowed on a door, but for what no configuration allows. */
  isOpen(door: Door | undefined): boolean {
    return door?.access?.acl === undefined;
  }

  #anonymous(door: Door): Admission {
    const setting =
      door.listener.security.settings.setting(allowAnonymous) ??
      door.access?.security.settings.setting(allowAnonymous);
    return {
      allowed: door.anonymous,
      reason: door.anonymous ? 'anonymous-allowed' : 'anonymous-denied',
      ...(setting ? { place: setting.place } : {}),
    };
  }

  #named({ username, door }: Who, reason: ConnectReason, allowed: boolean): Admission {
    if (!aclAdmits(door.access?.acl, username, this.release)) return { allowed: false, reason: 'not-in-acl' };
    return { allowed, reason };
  }
}
