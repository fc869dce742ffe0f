import { checkUsernameAsClientId, resolveUsername } from '@mosquitto-conf/config/internal';
import { Property, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { Authentication, type MethodHandler } from '../authentication.js';
import type { ClientConnection } from '../client-connection.js';
import { phases } from '../phase.js';
import type { ConnectRequest } from './connect-request.js';
import { finishConnect } from './finish-connect.js';
import { refusalOf, refuseClient } from './refuse-client.js';

/** Asks the handler of an authentication method whether a client may connect, in place of checking its password. */
export function authenticate(
  connection: ClientConnection,
  request: ConnectRequest,
  method: string,
): Fault | undefined {
  const { core, listener, credentials } = connection;
  const { policy } = listener;
  const { plugins } = listener;
  const given = core.authentication.get(method);
  const byPlugins = plugins?.authenticates ? plugins.extendedAuth.bind(plugins) : undefined;
  const handler: MethodHandler | undefined = given ?? byPlugins;
  const refuseMethod = () =>
    refuseClient(connection, { fault: 'not-supported', code: Reason.BAD_AUTHENTICATION_METHOD });
  const resolved = resolveUsername(policy, request.username, credentials.identity);
  const refused =
    'refused' in resolved
      ? resolved.refused
      : checkUsernameAsClientId(policy, resolved.username || undefined);
  // An empty username is none in every release that has 5.0.
  const username = ('refused' in resolved ? undefined : resolved.username) || undefined;
  if (refused)
    return refuseClient(connection, refusalOf(connection, { clientId: request.clientId, username }, refused));
  // The username and the client id come first (handle__connect).
  if (!handler) return refuseMethod();
  const clientId = (policy.clientIds.isUsername.value ? username : undefined) ?? request.clientId;
  const who = { clientId, username };
  const exchange = { method, ...who, listener: listener.name, step: 0, isReauthentication: false };
  credentials.authentication = new Authentication(connection, handler, exchange, {
    accept: (answer, name = username) =>
      finishConnect(
        connection,
        request,
        { allowed: true, reason: 'authentication-accepted', clientId, username: name },
        { authenticationMethod: method, ...(answer?.length ? { authenticationData: answer } : {}) },
      ),
    refuse: () =>
      finishConnect(connection, request, { allowed: false, reason: 'authentication-refused', ...who }) ??
      'not-authorized',
    refuseMethod,
  });
  connection.phase = phases.deciding;
  const data = request.properties.data.get(Property.AUTHENTICATION_DATA);
  credentials.authentication.next(data && Buffer.from(data));
  return undefined;
}
