// Traffic as devices make it: each message is a write of its own, and so is its answer.

/** Milliseconds of each turn. */
export const TURN = 700;

/** What the embedded broker's CPU for a message is to be beside that of the bare server. */
const NEAR_BARE = { bare: 1.2 };

const EVERYTHING = ['bench/#'];

const sensors = (qos, count) => ({
  name: `${count.toLocaleString('en')} sensors, QoS ${qos}, ${qos === 0 ? 'each waits until its message has come back' : `each waits for its ${qos === 1 ? 'PUBACK' : 'PUBCOMP'}`}`,
  sensors: count,
  qos,
  filters: EVERYTHING,
  aims: NEAR_BARE,
});

const atRate = (rate, count) => ({
  name: `${rate.toLocaleString('en')} messages a second of ${count} sensors, QoS 1, whether answered or not`,
  sensors: count,
  qos: 1,
  rate,
  filters: EVERYTHING,
  aims: NEAR_BARE,
});

/**
 * `filters`: one subscriber for each. `topics`: how many each sensor publishes to in turn. `churn`: a subscription comes
 * and goes all the time. `away`: the subscriber has a persistent session, is not connected, and fetches everything at the end.
 * `without`: who does not do such a thing.
 */
export const traffic = [
  ...[200, 2000].flatMap((count) => [0, 1, 2].map((qos) => sensors(qos, count))),
  atRate(2000, 200),
  atRate(10_000, 500),
  {
    name: '200 sensors, QoS 1, five subscribers with wildcards get each message',
    sensors: 200,
    qos: 1,
    filters: ['bench/#', 'bench/+/#', '+/+/+', 'bench/+/+', '+/#'],
    aims: {},
  },
  {
    name: '200 sensors, QoS 1, 1,000 topics while subscriptions come and go (nothing of a route can be kept)',
    sensors: 200,
    qos: 1,
    topics: 5,
    churn: true,
    filters: EVERYTHING,
    aims: {},
  },
  { name: '200 sensors, QoS 1, retained', sensors: 200, qos: 1, retain: true, filters: EVERYTHING, aims: {} },
  {
    name: '200 sensors, QoS 1, for a persistent session that is away and then fetches all',
    sensors: 200,
    qos: 1,
    away: true,
    filters: EVERYTHING,
    without: ['bare'],
    aims: {},
  },
];

/** The one of these that says most in a few seconds. */
export const BRIEF = sensors(1, 200);
