import { checkClientIdPrefix, checkEmptyClientId } from '@mosquitto-conf/config/internal';
import type { Version } from '../../packets/codes.js';
import { newClientId } from '../../session/client-id.js';
import type { ClientConnection } from '../client-connection.js';
import type { ConnectFault } from './connect-fault.js';
import { refusalOf } from './refuse-client.js';

/** The client id of a CONNECT, or one that is made up for it, if the policy of the listener accepts it. */
export function clientIdOf(
  connection: ClientConnection,
  version: Version,
  given: string,
  cleanStart: boolean,
): { readonly clientId: string; readonly isAssigned: boolean } | ConnectFault {
  const { policy } = connection.listener;
  const isAssigned = given === '';
  const clientId = isAssigned ? newClientId(policy.clientIds.generatedPrefix.value) : given;
  const refused =
    (isAssigned ? checkEmptyClientId(policy, version, cleanStart) : undefined) ??
    checkClientIdPrefix(policy, clientId);
  if (refused) return refusalOf(connection, { clientId: given, username: undefined }, refused);
  connection.clientId = clientId;
  return { clientId, isAssigned };
}
