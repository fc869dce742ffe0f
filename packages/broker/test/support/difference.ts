import { type Connectable, type ConnectBytes, connected, text } from './raw.js';

export const will = (topic: string, payload: string) => [...text(topic), ...text(payload)];
/** A packet of fewer than 128 bytes. @param first its first byte */
export const packet = (first: number, ...body: readonly number[]) => [first, body.length, ...body];
/** A SUBSCRIBE of 3.1.1, and of 5.0. */
export const subscribe = (filter: string, qos = 0) => packet(0x82, 0, 9, ...text(filter), qos);
export const subscribe5 = (filter: string) => packet(0x82, 0, 9, 0, ...text(filter), 0);
/** A PUBLISH of 3.1.1, and a PUBREL. */
export const publish = (qos: number, topic: string, id: number, ...payload: readonly number[]) =>
  packet(0x30 | (qos << 1), ...text(topic), ...(qos > 0 ? [0, id] : []), ...payload);
export const release = (id: number) => packet(0x62, 0, id);
export const hex = (bytes: readonly number[]) => Buffer.from(bytes).toString('hex');

/** What a client gets until it is disconnected, or until a PINGRESP. */
export async function getsFor(
  broker: Connectable,
  client: ConnectBytes,
  ...packets: readonly (readonly number[])[]
) {
  const one = await connected(broker, client);
  for (const bytes of packets) one.send(...bytes);
  const got = hex(await one.untilPong());
  return one.closed ? `${got}, closed` : got;
}

/** What a client gets for its packets, and then one that subscribes to everything. */
export async function getsWatched(broker: Connectable, ...packets: readonly (readonly number[])[]) {
  const watcher = await connected(broker, { level: 4, id: 'watcher' });
  watcher.send(...subscribe('#'));
  await watcher.untilPong();
  const answers = await getsFor(broker, { level: 4 }, ...packets);
  return `${answers}; ${hex(await watcher.untilPong())}`;
}

/** One thing that releases answer differently, and what each of them answers. */
export interface Difference {
  readonly what: string;
  /** Lines of the configuration; anyone may connect unless they say otherwise. */
  readonly lines?: string;
  play(broker: Connectable): Promise<string>;
  readonly answers: Readonly<Record<string, string>>;
}
