import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysis, type ListenerPolicy, listenerPolicies } from '@mosquitto-conf/config';
import { cafile, crlfile } from '@mosquitto-conf/config/directives';
import { type AccessClient, parseClient } from './client.js';
import { policyAnswer } from './policy-answer.js';

/** The certificate that fixtures/certs/crl.pem revokes. */
const REVOKED = 'lost';

/** What the listener policies of a configuration answer to clients, by their lines. */
export async function askPolicy(
  analysis: Analysis,
  folder: string,
  lines: readonly string[],
): Promise<Record<string, string>> {
  const policies = listenerPolicies(analysis);
  const connected = new Map<ListenerPolicy, number>();
  const answers: Record<string, string> = {};
  for (const line of lines) {
    const client = parseClient(line);
    const policy = policyFor(policies, client);
    const count = (policy && connected.get(policy)) ?? 0;
    const isFull = count >= (policy?.limits.maxConnections.value ?? Number.POSITIVE_INFINITY);
    const isHeard = policy !== undefined && !isFull && isWellFormed(client);
    const answer = isHeard ? await ask(policy, client, folder) : 'x';
    if (policy && client.stays && answer.startsWith('0')) connected.set(policy, count + 1);
    answers[line] = answer;
  }
  return answers;
}

/** The listener that a client reaches; undefined where there is none, or none for its protocol. */
export function policyFor(
  policies: readonly ListenerPolicy[],
  { on, transport }: AccessClient,
): ListenerPolicy | undefined {
  const isWeb = transport.includes('websockets');
  return policies.find(
    ({ listener: { port, host, unixSocketPath }, protocol }) =>
      (unixSocketPath ?? String(port)) === on &&
      host !== '::1' &&
      (protocol.value === 'websockets') === isWeb,
  );
}

/** Before 5.0 there is no password without a username [MQTT-3.1.2-22]. */
function isWellFormed({ version, username, password }: AccessClient): boolean {
  return version === 5 || username !== undefined || password === undefined;
}

function ask(policy: ListenerPolicy, client: AccessClient, folder: string): Promise<string> {
  const { clean, certificate, psk, transport } = client;
  return policyAnswer(policy, {
    ...client,
    cleanStart: clean,
    isEncrypted: transport.includes('tls'),
    ...(certificate === undefined ? {} : shown(policy, certificate, folder)),
    ...(psk ? { pskIdentity: psk.identity, pskKey: psk.key } : {}),
  });
}

/** What a listener takes from a certificate. */
function shown({ listener: { settings } }: ListenerPolicy, name: string, folder: string) {
  const read = (path: string) => new X509Certificate(readFileSync(join(folder, path)));
  const certificate = read(`certs/${name}.crt`);
  const authority = settings.get(cafile);
  const isTrusted =
    authority !== undefined &&
    certificate.verify(read(authority).publicKey) &&
    new Date(certificate.validTo) > new Date() &&
    !(settings.get(crlfile) !== undefined && name === REVOKED);
  const fields = certificate.subject.split('\n').reverse();
  const commonName = fields.find((field) => field.startsWith('CN='))?.slice(3);
  return {
    hasCertificate: isTrusted,
    ...(commonName === undefined ? {} : { commonName }),
    subject: fields.join(','),
  };
}
