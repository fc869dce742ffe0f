import { at, type Release, since } from '@mosquitto-conf/config';
import { changed } from '@mosquitto-conf/config/internal';

/** What a release allocates for each thing that it keeps, in bytes, on Linux with 64 bits. */
export interface MemoryCosts {
  /** An idle broker with its `$SYS` topics, without the list of keepalive timers. */
  readonly idle: number;
  /** A client, connected or not (struct mosquitto, struct mosquitto__client). */
  readonly client: number;
  /** A subscription, without the levels of its filter (struct mosquitto__subleaf). */
  readonly subscription: number;
  /** A level of a topic or filter (struct mosquitto__subhier, struct mosquitto__retainhier). */
  readonly level: number;
  /** The hash table of a level that has others below it (UT_hash_table); before 1.5 there is none. */
  readonly table: number;
  /** A message, without its topic, payload and properties (struct mosquitto_msg_store). */
  readonly message: number;
  /** A message on its way to or from one client (struct mosquitto_client_msg). */
  readonly delivery: number;
  /** Topics of retained messages and filters have one tree, and what is in it for a retained message stays. */
  readonly hasOneTree: boolean;
}

const idle = changed(
  178_000,
  ['1.5', 35_000],
  ['1.6', 39_500],
  ['2.0', 43_500],
  ['2.0.19', 48_000],
  ['2.1', 57_000],
);
const client = changed(504, ['1.5', 552], ['1.6', 696], ['2.0', 728], ['2.0.19', 760], ['2.1', 5040]);
const subscription = changed(65, ['2.0', 91], ['2.1', 82]);
const level = changed(66, ['1.5', 100], ['1.6', 140], ['2.0', 122], ['2.1', 105]);
const message = changed(150, ['1.5', 170], ['2.0', 200], ['2.1', 280]);
const delivery = changed(84, ['1.6', 101], ['2.1', 149]);

/**
 * Each was measured: the difference that 100 of a kind make in `$SYS/broker/heap/current` of 1.4.15, 1.5.11, 1.6.15, 2.0.18,
 * 2.0.22 and 2.1.2. The size of a hash table is that of its structs (uthash.h).
 */
export function memoryCosts(release: Release): MemoryCosts {
  return {
    idle: at(idle, release),
    client: at(client, release),
    subscription: at(subscription, release),
    level: at(level, release),
    table: since(release, '1.5') ? 592 : 0,
    message: at(message, release),
    delivery: at(delivery, release),
    hasOneTree: !since(release, '2.0'),
  };
}
