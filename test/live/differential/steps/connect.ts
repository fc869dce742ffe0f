import fc from 'fast-check';
import type { IConnectPacket } from 'mqtt-packet';
import { messageProperties } from './message-properties.js';
import { client, flag, known, qos, seldom, sometimes, topic } from './names.js';
import type { Kind, Step } from './step.js';

const will = fc.record({
  topic,
  payload: fc.constantFrom('gone', '', 'a will of many words'),
  qos,
  retain: flag,
  delay: sometimes(fc.constantFrom(0, 1, 1000)),
  properties: messageProperties,
});

/** What only 5.0 can say. */
const properties = fc.record(
  {
    sessionExpiryInterval: fc.constantFrom(0, 1, 1000, 0xffffffff),
    receiveMaximum: fc.constantFrom(1, 3, 65_535),
    maximumPacketSize: fc.constantFrom(5, 12, 30, 200),
    topicAliasMaximum: fc.constantFrom(0, 1, 2, 65_535),
    requestResponseInformation: flag,
    requestProblemInformation: flag,
    userProperties: fc.constant({ of: 'the client' }),
  },
  { requiredKeys: [] },
);

/** Right, wrong, and incomplete. */
const logins = [
  { username: 'ana', password: 'secret' },
  { username: 'bob', password: 'word' },
  { username: 'ana', password: 'wrong' },
  { username: 'ana' },
  { username: 'nobody', password: 'secret' },
] as const;

export interface Connect extends Step {
  readonly does: 'connect';
  readonly listener: 0 | 1;
  readonly version: 3 | 4 | 5;
  readonly clean: boolean;
  /** Whether the broker is to make its id up. */
  readonly nameless: boolean;
  /** Whether it says that it is a bridge. */
  readonly bridge: boolean;
  readonly keepalive: number;
  readonly login: { readonly username: string; readonly password?: string } | undefined;
  readonly will: typeof will extends fc.Arbitrary<infer Will> ? Will | undefined : never;
  readonly properties: typeof properties extends fc.Arbitrary<infer Given> ? Given : never;
}

const one = (weight: number, rare: boolean, often: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(!rare) }, { weight: often, arbitrary: fc.constant(rare) });

const arbitrary: fc.Arbitrary<Connect> = fc.record({
  does: fc.constant('connect'),
  client,
  listener: fc.constantFrom(0, 0, 0, 1),
  version: fc.constantFrom(3, 4, 5, 5),
  clean: flag,
  nameless: one(12, true, 1),
  bridge: one(12, true, 1),
  // Nothing that could pass: a broker may look for those who are silent as seldom as it likes.
  keepalive: fc.constantFrom(60, 60, 60, 0, 600),
  login: sometimes(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(logins[0], logins[1]) },
      { weight: 1, arbitrary: fc.constantFrom(...logins) },
    ),
  ),
  will: seldom(will),
  properties,
});

export const connect: Kind<Connect> = {
  arbitrary,
  perform(step, stage) {
    // Without a username a client is denied there; up to 2.0.11 it also ended the session of the client with its id.
    const login = step.login ?? (stage.namesClients(step.listener) ? logins[0] : undefined);
    return stage.enter(step, packetOf({ ...step, login }));
  },
};

function packetOf({
  client: name,
  version,
  clean,
  nameless,
  bridge,
  keepalive,
  login,
  will,
  properties,
}: Connect) {
  // 3.1.1 has no session that stays without an id, 3.1 none at all: those are among the wrong packets.
  const isNameless = nameless && version > 3;
  return {
    cmd: 'connect',
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    bridgeMode: bridge && version < 5,
    clientId: isNameless ? '' : `c${name}`,
    clean: clean || isNameless,
    keepalive,
    ...(login
      ? {
          username: login.username,
          ...('password' in login ? { password: Buffer.from(login.password as string) } : {}),
        }
      : {}),
    ...(will
      ? {
          will: {
            topic: will.topic,
            payload: Buffer.from(will.payload),
            qos: will.qos,
            retain: will.retain,
            properties: version === 5 ? known({ willDelayInterval: will.delay, ...will.properties }) : {},
          },
        }
      : {}),
    ...(version === 5 ? { properties: known(properties) } : {}),
  } as unknown as IConnectPacket;
}
