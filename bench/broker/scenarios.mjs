// What is measured while the brokers run, one after the other, of each kind of configuration. Messages in all are chosen
// so that each takes some tenths of a second: it is the rate that is compared.
const UNANSWERED = { aedes: 15_000, mosquitto: 20_000, ours: 1_000_000 };
const FAN_OUT = { aedes: 150, mosquitto: 300, ours: 15_000 };
const ANSWERED = { aedes: 5_000, mosquitto: 10_000, ours: 40_000 };
const TWICE = { aedes: 3_000, mosquitto: 5_000, ours: 25_000 };
const ALONE = { aedes: 1_000, mosquitto: 1_000, ours: 1_000 };

const ONE_TO_HUNDRED = 'QoS 0, one to a hundred, 1,000 messages in a write';
const MANY_TO_ONE = 'QoS 0, 20 to one, 1,000 messages in a write';

const flow = (name, job, counts, aims = {}) => ({
  name,
  unit: 'rate',
  job: { kind: 'flow', ...job },
  counts,
  aims,
});

/** `aims`: the least ratio to each peer, over plain TCP. */
const scenarios = [
  flow('QoS 0, one to one, 1,000 messages in a write', { qos: 0 }, UNANSWERED, { mosquitto: 3, aedes: 10 }),
  flow(ONE_TO_HUNDRED, { qos: 0, subscribers: 100 }, FAN_OUT, { mosquitto: 8, aedes: 10 }),
  flow(MANY_TO_ONE, { qos: 0, publishers: 20 }, UNANSWERED),
  flow('QoS 1, 20 messages on their way', { qos: 1 }, ANSWERED, { mosquitto: 1 }),
  flow('QoS 2, 20 messages on their way', { qos: 2 }, TWICE, { mosquitto: 1 }),
  { name: 'one message alone', unit: 'latency', job: { kind: 'latency' }, counts: ALONE, aims: {} },
];

/** Over WebSockets Mosquitto 2.0 takes twenty seconds and more for these. */
const tooSlow = { websockets: [ONE_TO_HUNDRED, MANY_TO_ONE] };

/** What is measured of a kind of configuration. */
export function scenariosOf(kind) {
  return scenarios.filter(({ name }) => !tooSlow[kind]?.includes(name));
}
