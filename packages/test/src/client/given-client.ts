import type { ProtocolVersion } from '@mosquitto-conf/config';
import type { ClientValues } from '@mosquitto-conf/settings/internal';
import type { AskedClient } from '@mosquitto-conf/validator/internal';
import type { MadeCertificate } from '../material/certificates.js';
import type { ClientOptions } from './client-options.js';
import type { Endpoint } from './endpoint.js';

const versions: Readonly<Record<string, 3 | 4 | 5>> = { '3.1': 3, '3.1.1': 4, '5': 5, '5.0': 5 };

/** The listener that a client goes to; undefined where there is none for it. */
export function endpointFor(
  endpoints: readonly Endpoint[],
  { listener, websockets }: ClientValues,
): Endpoint | undefined {
  if (listener === undefined)
    return endpoints.find((one) => websockets === undefined || one.websockets === websockets);
  const named = endpoints.find(({ policy }) => {
    const { port, unixSocketPath } = policy?.listener ?? {};
    return String(unixSocketPath ?? port) === String(listener);
  });
  // A broker that runs already has one listener: the one that was named.
  return named ?? endpoints.find(({ policy }) => policy === undefined);
}

/** What a client sends and shows, as the tests describe it. */
export function clientOptions(
  name: string,
  values: ClientValues,
  endpoint: Endpoint,
  certificates: ReadonlyMap<string, MadeCertificate>,
): ClientOptions {
  const { username, password, clientId = name, will, psk, certificate, cleanStart = true } = values;
  const shown = certificate === undefined ? undefined : certificates.get(certificate);
  const { sessionExpiry, receiveMaximum } = values;
  return {
    version: versionOf(values),
    clientId: String(clientId),
    clean: cleanStart,
    keepAlive: values.keepAlive ?? 0,
    tls: values.tls ?? endpoint.tls !== undefined,
    websockets: values.websockets ?? endpoint.websockets,
    ...(username === undefined ? {} : { username: String(username) }),
    ...(password === undefined ? {} : { password: String(password) }),
    ...(shown ? { certificate: shown } : {}),
    ...(psk ? { psk: { identity: psk.identity, key: String(psk.key) } } : {}),
    ...(sessionExpiry === undefined ? {} : { sessionExpiry }),
    ...(receiveMaximum === undefined ? {} : { receiveMaximum }),
    ...(will
      ? {
          will: {
            topic: will.topic,
            payload: String(will.payload ?? ''),
            qos: will.qos ?? 0,
            retain: will.retain ?? false,
            ...(will.delay === undefined ? {} : { delay: will.delay }),
          },
        }
      : {}),
  };
}

/** The same client, as the listener policy is asked about it. */
export function askedClient(
  options: ClientOptions,
  certificate: MadeCertificate | undefined,
  isTrusted: boolean,
): AskedClient {
  const { clientId, username, password, clean, psk, version, tls } = options;
  const hasCertificate = certificate !== undefined && isTrusted;
  return {
    clientId,
    version: version as ProtocolVersion,
    cleanStart: clean,
    isEncrypted: tls,
    hasCertificate,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(hasCertificate ? { commonName: certificate.commonName, subject: certificate.subject } : {}),
    ...(psk ? { pskIdentity: psk.identity, pskKey: psk.key } : {}),
  };
}

function versionOf({ version = '3.1.1' }: ClientValues): 3 | 4 | 5 {
  return versions[String(version)] ?? 4;
}
