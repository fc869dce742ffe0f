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
import type { ConnectRequest } from './connect-request.js';

/** The client id of a CONNECT, or one that is made up for it, if such client ids are allowed. */
export function clientIdOf(
  connection: Connection,
  version: Version,
  given: string,
  cleanStart: boolean,
): { readonly clientId: string; readonly isAssigned: boolean } | ConnectFault {
  const { core, listener } = connection;
  if (given === '') {
    if (version === 3) return { fault: 'protocol', code: Refusal.IDENTIFIER_REJECTED };
    if ((version === 4 && !cleanStart) || !listener.allowZeroLengthClientId)
      return { fault: 'protocol', code: version === 5 ? Reason.UNSPECIFIED : Refusal.IDENTIFIER_REJECTED };
  }
  const isAssigned = given === '';
  const clientId = isAssigned ? newClientId(listener.autoIdPrefix) : given;
  const prefix = core.settings.clientIdPrefix;
  if (prefix && !clientId.startsWith(prefix.text)) {
    const code = version === 5 ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
    return refuse(connection, { clientId, username: undefined }, 'client-id-prefix', prefix.place, code);
  }
  connection.clientId = clientId;
  return { clientId, isAssigned };
}

interface User {
  readonly clientId: string;
  readonly username: string | undefined;
  /** The username comes from a certificate or a key: no password is checked. */
  readonly isTrusted: boolean;
}

/** The username and the client id, from the CONNECT and from the certificate or the key. */
export function userOf(
  connection: Connection,
  { version, username: given, clientId }: ConnectRequest,
): User | ConnectFault {
  const { listener } = connection;
  const { identity } = connection.credentials;
  const { settings } = listener.configured;
  const isNew = version === 5;
  let username = given;
  const isTrusted = listener.useIdentityAsUsername || listener.useSubjectAsUsername;
  if (isTrusted) {
    username =
      identity.pskIdentity ?? (listener.useIdentityAsUsername ? identity.commonName : identity.subject);
    if (username === undefined) {
      const setting = settings.setting(useIdentityAsUsername) ?? settings.setting(useSubjectAsUsername);
      const code = isNew ? Reason.BAD_USERNAME_OR_PASSWORD : Refusal.BAD_USERNAME_OR_PASSWORD;
      return refuse(connection, { clientId, username }, 'certificate-without-name', setting?.place, code);
    }
  }
  if (!listener.useUsernameAsClientId) return { clientId, username, isTrusted };
  if (username === undefined) {
    const setting = settings.setting(useUsernameAsClientid);
    const code = isNew ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
    return refuse(connection, { clientId, username }, 'no-user-name', setting?.place, code);
  }
  connection.clientId = username;
  return { clientId: username, username, isTrusted };
}

function refuse(
  { core, listener }: Connection,
  who: { readonly clientId: string; readonly username: string | undefined },
  reason: ConnectReason,
  place: Place | undefined,
  code: number,
): ConnectFault {
  core.decided('connect', { ...who, listener }, { allowed: false, reason, by: { place } });
  return { fault: 'not-authorized', code };
}
