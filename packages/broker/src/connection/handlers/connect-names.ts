import type { Place } from '@mosquitto-conf/config';
import {
  useIdentityAsUsername,
  useSubjectAsUsername,
  useUsernameAsClientid,
} from '@mosquitto-conf/config/directives';
import type { ConnectReason } from '../../observer.js';
import { Reason, Refusal, type Version } from '../../packets/codes.js';
import { newClientId } from '../../session/client-id.js';
import type { Connection } from '../connection.js';
import type { ConnectFault } from './connect-fault.js';
import type { ConnectRequest } from './read-connect.js';

/** The id a client gives, or one that is made up for it, where ids like that are allowed. */
export function clientIdOf(
  connection: Connection,
  version: Version,
  given: string,
  cleanStart: boolean,
): { readonly clientId: string; readonly isAssigned: boolean } | ConnectFault {
  const { core, door } = connection;
  if (given === '') {
    if (version === 3) return { fault: 'protocol', code: Refusal.IDENTIFIER_REJECTED };
    if ((version === 4 && !cleanStart) || !door.allowZeroLengthClientId)
      return { fault: 'protocol', code: version === 5 ? Reason.UNSPECIFIED : Refusal.IDENTIFIER_REJECTED };
  }
  const isAssigned = given === '';
  const clientId = isAssigned ? newClientId(door.autoIdPrefix) : given;
  const prefix = core.settings.clientIdPrefix;
  if (prefix && !clientId.startsWith(prefix.text)) {
    const code = version === 5 ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
    return turnAway(connection, { clientId, username: undefined }, 'client-id-prefix', prefix.place, code);
  }
  connection.clientId = clientId;
  return { clientId, isAssigned };
}

interface User {
  readonly clientId: string;
  readonly username: string | undefined;
  /** A certificate or key says who it is, so that no password is asked for. */
  readonly isTrusted: boolean;
}

/** Who the client is, by what it says and by its certificate. */
export function userOf(
  connection: Connection,
  { version, username: given, clientId }: ConnectRequest,
): User | ConnectFault {
  const { door, identity } = connection;
  const { settings } = door.listener;
  const isNew = version === 5;
  let username = given;
  const isTrusted = door.useIdentityAsUsername || door.useSubjectAsUsername;
  if (isTrusted) {
    username = identity.pskIdentity ?? (door.useIdentityAsUsername ? identity.commonName : identity.subject);
    if (username === undefined) {
      const setting = settings.setting(useIdentityAsUsername) ?? settings.setting(useSubjectAsUsername);
      const code = isNew ? Reason.BAD_USERNAME_OR_PASSWORD : Refusal.BAD_USERNAME_OR_PASSWORD;
      return turnAway(connection, { clientId, username }, 'certificate-without-name', setting?.place, code);
    }
  }
  if (!door.useUsernameAsClientId) return { clientId, username, isTrusted };
  if (username === undefined) {
    const setting = settings.setting(useUsernameAsClientid);
    const code = isNew ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
    return turnAway(connection, { clientId, username }, 'no-user-name', setting?.place, code);
  }
  connection.clientId = username;
  return { clientId: username, username, isTrusted };
}

function turnAway(
  { core, door }: Connection,
  who: { readonly clientId: string; readonly username: string | undefined },
  reason: ConnectReason,
  place: Place | undefined,
  code: number,
): ConnectFault {
  core.decided('connect', { ...who, door }, { allowed: false, reason, by: { place } });
  return { fault: 'not-authorized', code };
}
