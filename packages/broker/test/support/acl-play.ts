import type { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { type AclFile, isValidTopic, type Release } from '@mosquitto-conf/config';
import { checkAcl } from '@mosquitto-conf/config/internal';
import type { Packet } from 'mqtt-packet';
import type { AclTry } from './acl-cases.js';
import { bytesOf, connecting, listen } from './wire.js';

/** What a client could do: topics where the friend of all got what it published, and where it got what the friend did. */
export interface Could {
  readonly write: readonly string[];
  readonly read: readonly string[];
}

/** What the model says that it could. */
export function expectedAccess(
  acl: AclFile,
  release: Release,
  { username, clientId, topics }: AclTry,
): Could {
  const may = (access: 'read' | 'write') => (topic: string) =>
    isValidTopic(topic, release) && checkAcl(acl, { username, clientId, topic, access }, release).allowed;
  return { write: topics.filter(may('write')), read: readable(topics).filter(may('read')) };
}

/** Not even the friend writes where only the broker does. */
function readable(topics: readonly string[]): readonly string[] {
  return topics.filter((topic) => !topic.startsWith('$SYS'));
}

/** The name of the one who may do everything, by its own ACL lines, which `friendly` adds. */
const FRIEND = 'friend';

/** An ACL file with one user who may do everything. */
export function friendly(text: string): string {
  return `${text}user ${FRIEND}\ntopic readwrite #\ntopic readwrite $SYS/#\ntopic readwrite $x/#\n`;
}

/**
 * What a client really can do: it publishes to each topic while the friend listens, and subscribes to each while the
 * friend publishes.
 * @param open a connection to the broker
 */
export async function tried(
  open: () => Promise<Duplex>,
  { username, clientId, topics }: AclTry,
): Promise<Could> {
  const friend = new Player(await open(), 'friend', FRIEND);
  const client = new Player(await open(), clientId, username);
  try {
    friend.subscribe(topics);
    await friend.settled();
    for (const topic of topics) client.publish(topic);
    await client.settled();
    await friend.settled();
    const write = friend.takeTopics();
    client.subscribe(topics);
    await client.settled();
    for (const topic of topics) friend.publish(topic);
    await friend.settled();
    await client.settled();
    const read = client.takeTopics();
    return {
      write: topics.filter((topic) => write.has(topic)),
      read: readable(topics).filter((topic) => read.has(topic)),
    };
  } finally {
    friend.end();
    client.end();
  }
}

class Player {
  readonly #packets: Packet[];
  #pings = 0;

  constructor(
    private readonly stream: Duplex,
    private readonly clientId: string,
    username: string | undefined,
  ) {
    this.#packets = listen(stream, 4);
    stream.write(connecting(clientId, 4, username === undefined ? {} : { username }));
  }

  subscribe(topics: readonly string[]): void {
    const subscriptions = topics.map((topic) => ({ topic, qos: 0 as const }));
    this.stream.write(bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions }, 4));
  }

  publish(topic: string): void {
    this.stream.write(
      bytesOf({ cmd: 'publish', topic, payload: this.clientId, qos: 0, dup: false, retain: false }, 4),
    );
  }

  /** Resolves when the broker has done all it was asked. */
  async settled(): Promise<void> {
    this.#pings++;
    this.stream.write(bytesOf({ cmd: 'pingreq' }, 4));
    while (this.#packets.filter(({ cmd }) => cmd === 'pingresp').length < this.#pings) {
      if (this.stream.destroyed || this.stream.readableEnded)
        throw new Error(`${this.clientId} was sent away.`);
      await turn();
    }
  }

  takeTopics(): ReadonlySet<string> {
    const topics = this.#packets.flatMap((packet) => (packet.cmd === 'publish' ? [packet.topic] : []));
    this.#packets.splice(0, this.#packets.length, ...this.#packets.filter(({ cmd }) => cmd === 'pingresp'));
    return new Set(topics);
  }

  end(): void {
    this.stream.destroy();
  }
}
