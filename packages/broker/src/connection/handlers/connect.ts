import { type ConnectDecision, since } from '@mosquitto-conf/config';
import { Property, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { ClientConnection } from '../client-connection.js';
import { phases } from '../phase.js';
import { authenticate } from './authenticate.js';
import { finishConnect } from './finish-connect.js';
import { readConnect } from './read-connect.js';
import { refuseClient } from './refuse-client.js';

/** Reads a CONNECT, asks whether the client may connect, and answers with a CONNACK. */
export function handleConnect(
  connection: ClientConnection,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const { core, listener, credentials } = connection;
  if (connection.phase.state !== 'new') return refuseSecond(connection);
  core.counters.connectsReceived++;
  const request = readConnect(connection, flags, reader);
  if ('fault' in request) return refuseClient(connection, request);
  const { version, clientId, username, password, properties } = request;
  if (properties.numbers.get(Property.RECEIVE_MAXIMUM) === 0)
    return refuseClient(connection, { fault: 'protocol', code: Reason.PROTOCOL_ERROR });
  connection.keepAlive.seconds = request.keepAlive;
  credentials.password = password;
  const method = properties.texts.get(Property.AUTHENTICATION_METHOD);
  const { methodReplacesPassword } = core.conformance;
  if (method !== undefined && methodReplacesPassword) return authenticate(connection, request, method);
  const finish = (decided: ConnectDecision) =>
    method !== undefined && decided.allowed
      ? authenticate(connection, request, method)
      : finishConnect(connection, request, decided);
  const client = { ...credentials.identity, clientId, username, password, version };
  const decision = core.access.decideUser(listener, client, connection.address);
  if (!('then' in decision)) return finish(decision);
  connection.phase = phases.deciding;
  connection.wait();
  decision
    .then((decided) => {
      if (connection.phase.state !== 'deciding') return;
      const fault = finish(decided);
      if (fault) connection.close(fault);
      else connection.go();
    })
    .catch(() => connection.close('unspecified'));
  return undefined;
}

/** A second CONNECT is an error [MQTT-3.1.0-2]: the session ends, and its will is not published (handle__connect). */
function refuseSecond({ phase: { session }, core, transport, name }: ClientConnection): Fault {
  const who = since(core.release, '2.1') ? `${transport.address}:${transport.port}` : name;
  core.log.write('notice', `Bad client ${who} sending multiple CONNECT messages.`);
  if (session) {
    session.will = undefined;
    session.cleanStart = true;
    session.expiryInterval = 0;
  }
  return 'protocol';
}
