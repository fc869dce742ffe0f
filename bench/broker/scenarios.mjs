// What is measured while the brokers run, one after the other. Messages in all are chosen so that each takes some tenths
// of a second: it is the rate that is compared.
const flow = (name, job, counts, aims = {}) => ({
  name,
  unit: 'rate',
  job: { kind: 'flow', ...job },
  counts,
  aims,
});

const UNANSWERED = { aedes: 15_000, mosquitto: 20_000, ours: 300_000 };
const FAN_OUT = { aedes: 150, mosquitto: 300, ours: 6_000 };
const ANSWERED = { aedes: 2_000, mosquitto: 6_000, ours: 10_000 };
const TWICE = { aedes: 1_500, mosquitto: 3_000, ours: 4_000 };

const oneToOne = (aims) => flow('QoS 0, one to one', { qos: 0 }, UNANSWERED, aims);
const oneToHundred = (aims) => flow('QoS 0, one to a hundred', { qos: 0, subscribers: 100 }, FAN_OUT, aims);
const qos1 = (aims) => flow('QoS 1, window of 20', { qos: 1 }, ANSWERED, aims);
const connects = (count) => ({
  name: 'CPU for a client that comes and goes',
  unit: 'microseconds',
  job: { kind: 'connects' },
  counts: { aedes: count, mosquitto: count, ours: count },
  aims: {},
});

/** By kind of configuration. `aims`: the least ratio to each peer. */
export const scenarios = {
  plain: [
    oneToOne({ mosquitto: 3, aedes: 10 }),
    oneToHundred({ mosquitto: 8, aedes: 10 }),
    flow('QoS 0, 20 to one', { qos: 0, publishers: 20 }, UNANSWERED),
    qos1({ mosquitto: 1 }),
    flow('QoS 2, window of 20', { qos: 2 }, TWICE, { mosquitto: 1 }),
    connects(500),
    {
      name: 'one message alone',
      unit: 'latency',
      job: { kind: 'latency' },
      counts: { aedes: 1000, mosquitto: 1000, ours: 1000 },
      aims: {},
    },
  ],
  access: [oneToOne(), oneToHundred(), qos1(), connects(300)],
  websockets: [oneToOne(), qos1()],
  tls: [oneToOne(), qos1()],
};
