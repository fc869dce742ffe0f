import type { ConnectingClient, ListenerPolicy, Text } from '@mosquitto-conf/config';
import { sampleClientTexts as texts } from '../texts/access.js';
import { usersOf } from './matrix.js';

/** A client that is tried, and how it differs from one that has all that the listener asks for. */
export interface SampleClient {
  readonly client: ConnectingClient;
  readonly protocol: ListenerPolicy['protocol']['value'];
  /** Whether it sends a password, which then is the right one. */
  readonly hasPassword: boolean;
  /** `anonymous clients`, `user ana with MQTT 3.1`. */
  readonly words: Text;
}

/** How many users are tried at most. */
const MOST_USERS = 40;

/** A name that no file has. */
const UNKNOWN = 'somebody';

/** Client ids, of which at least one begins with no prefix, whatever that is. */
const CLIENT_IDS = ['client', 'device', 'sensor'];
const CLIENT_ID = CLIENT_IDS[0]!;

/** One way in which clients differ, what is usual first. */
type Choice = readonly { readonly fields: Partial<ConnectingClient>; readonly words: Text | undefined }[];

/**
 * Clients that two policies of a listener answer differently if they do at all: each user, with each thing that a policy looks at
 * present and missing. For each user the first is one that has everything.
 */
export function* sampleClients(policies: readonly ListenerPolicy[]): Iterable<readonly SampleClient[]> {
  const known = new Set(policies.flatMap(usersOf));
  for (const username of [undefined, UNKNOWN, ...[...known].filter((name) => name !== undefined)].slice(
    0,
    MOST_USERS,
  ))
    yield [...clientsOf(policies, username)];
}

function* clientsOf(policies: readonly ListenerPolicy[], name: string | undefined): Iterable<SampleClient> {
  const who =
    name === undefined ? texts.anonymous : name === UNKNOWN ? texts.unknown : texts.user({ user: name });
  const passwords = name === undefined ? [false] : [true, false];
  for (const protocol of protocols(policies))
    for (const encryption of encryptions(policies))
      for (const id of clientIds(policies))
        for (const version of versions(policies))
          for (const identity of identities(policies, name))
            for (const hasPassword of passwords) {
              const words = [encryption, id, version, identity].map((choice) => choice.words);
              if (protocol !== policies.at(-1)!.protocol.value) words.push(texts.overProtocol({ protocol }));
              if (name !== undefined && !hasPassword) words.push(texts.withoutPassword);
              yield {
                client: {
                  clientId: CLIENT_ID,
                  ...(name === undefined ? {} : { username: name }),
                  ...encryption.fields,
                  ...id.fields,
                  ...version.fields,
                  ...identity.fields,
                },
                protocol,
                hasPassword,
                words: words.reduce<Text>(
                  (client, difference) => (difference ? texts.and({ client, difference }) : client),
                  who,
                ),
              };
            }
}

function protocols(policies: readonly ListenerPolicy[]): Iterable<SampleClient['protocol']> {
  return new Set(policies.map(({ protocol }) => protocol.value).reverse());
}

function encryptions(policies: readonly ListenerPolicy[]): Choice {
  const isEncrypted = policies.at(-1)!.encryption.value !== undefined;
  return [
    { fields: { isEncrypted }, words: undefined },
    { fields: { isEncrypted: !isEncrypted }, words: isEncrypted ? texts.withoutTls : texts.withTls },
  ];
}

function clientIds(policies: readonly ListenerPolicy[]): Choice {
  const prefixes = policies.map(({ clientIds: { requiredPrefix } }) => requiredPrefix.value).reverse();
  const free = CLIENT_IDS.find((id) => prefixes.every((prefix) => prefix === '' || !id.startsWith(prefix)));
  const [usual, ...others] = new Set([...prefixes.map((prefix) => prefix + CLIENT_ID), free ?? '-']);
  return [
    { fields: { clientId: usual! }, words: undefined },
    ...others.map((clientId) => ({ fields: { clientId }, words: texts.clientId({ id: clientId }) })),
    { fields: { clientId: '' }, words: texts.emptyId },
    { fields: { clientId: '', cleanStart: false }, words: texts.emptyIdOldSession },
  ];
}

function versions(policies: readonly ListenerPolicy[]): Choice {
  const usual = ([4, 5, 3] as const).find((version) =>
    policies.every(({ limits }) => limits.versions.value.includes(version)),
  );
  const names = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5.0' } as const;
  const others = ([5, 3, 4] as const).filter((version) => version !== usual);
  return [
    ...(usual === undefined ? [] : [{ fields: { version: usual }, words: undefined }]),
    ...others.map((version) => ({
      fields: { version },
      words: texts.version({ version: names[version] }),
    })),
  ];
}

/** What clients show of themselves below MQTT, where a policy looks at it. */
function identities(policies: readonly ListenerPolicy[], name: string | undefined): Choice {
  const found: { fields: Partial<ConnectingClient>; words: Text | undefined }[] = [];
  if (policies.some(({ encryption }) => encryption.value === 'certificate')) {
    const own = { commonName: name ?? UNKNOWN, subject: name ?? `CN=${UNKNOWN}` };
    found.push({ fields: { hasCertificate: true, ...own }, words: undefined });
    const other = { commonName: UNKNOWN, subject: `CN=${UNKNOWN}` };
    if (name !== undefined && name !== UNKNOWN)
      found.push({
        fields: { hasCertificate: true, ...other },
        words: texts.otherCertificate,
      });
    found.push({ fields: { hasCertificate: true }, words: texts.namelessCertificate });
    found.push({ fields: { hasCertificate: false }, words: texts.withoutCertificate });
  }
  if (policies.some(({ encryption }) => encryption.value === 'psk')) {
    const keys = new Set(policies.flatMap(({ psk }) => [...(psk?.file?.identities.keys() ?? [])]));
    if (name !== undefined && keys.has(name)) found.push({ fields: { pskIdentity: name }, words: undefined });
    for (const pskIdentity of [...keys].slice(0, 3))
      if (pskIdentity !== name)
        found.push({ fields: { pskIdentity }, words: texts.otherKey({ identity: pskIdentity }) });
    found.push({ fields: { pskIdentity: UNKNOWN }, words: texts.unknownKey });
  }
  if (policies.some(({ usernameSource }) => usernameSource.value === 'proxy'))
    found.push({ fields: { proxyName: name ?? UNKNOWN }, words: texts.proxyName });
  return found.length === 0 ? [{ fields: {}, words: undefined }] : found;
}
