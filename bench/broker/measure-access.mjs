// What access control costs where there is much of it: a message, and a client that comes and goes.
import { withFreshBrokers } from './fresh-brokers.mjs';
import { accessSizes } from './kinds.mjs';
import { measureTraffic } from './traffic/measure.mjs';
import { BRIEF } from './traffic/scenarios.mjs';

const CONNECTS = { kind: 'connects', counts: [2000, 1000] };

/** What a client may do with its last topic is kept. */
const CHANGING = { ...BRIEF, topics: 5 };

const NAMES = {
  'access-small': '10 users and ACL lines',
  'access-large': '10,000 users, 5,000 ACL lines',
};

/** The brokers that have access files. */
const WITH_FILES = ['ours', 'mosquitto'];

export async function measureAccess(setup) {
  const brokers = Object.fromEntries(WITH_FILES.map((name) => [name, setup.brokers[name]]));
  const rows = [];
  for (const kind of Object.keys(accessSizes)) {
    setup.say(`  ${NAMES[kind]} …`);
    const row = (what, results) => ({
      kind: 'access',
      what: `${what}, ${NAMES[kind]}`,
      unit: 'microseconds',
      results,
      aims: {},
    });
    const [traffic] = await measureTraffic({ ...setup, brokers }, [CHANGING], kind);
    const cpu = Object.entries(traffic.results).map(([name, figures]) => [name, figures.cpu]);
    const [, later] = await withFreshBrokers({ ...setup, brokers }, kind, CONNECTS, setup.rounds);
    rows.push(row('CPU a message of QoS 1, topics change', Object.fromEntries(cpu)));
    rows.push(row('CPU for a client that comes and goes', later));
  }
  return rows;
}
