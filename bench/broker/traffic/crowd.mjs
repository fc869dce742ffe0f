// The sensors and subscribers of one load process: they are opened once for a broker, and run in every turn.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openClient, subscribe } from '../client.mjs';
import { unsubscribePacket } from '../packets.mjs';
import { openAbsentCollector, openCollector } from './collector.mjs';
import { openSensor } from './sensor.mjs';

const AT_A_TIME = 20;
/** Milliseconds to wait for what does not come. */
const PATIENCE = 10_000;
/** Milliseconds between a subscription that comes or goes and the next. */
const CHURN = 4;

/** Crowds by the broker's port. */
const crowds = new Map();

/** @param part which of `parts` load processes this is: the first has the subscribers, and each has its share of sensors */
export async function openCrowd({ target, part, parts, scenario }) {
  const crowd = { sensors: [], collectors: [], arrived: 0, scenario };
  crowds.set(target.port, crowd);
  const arrive = (more) => {
    crowd.arrived += more;
  };
  if (part === 0) {
    const open = scenario.away ? openAbsentCollector : openCollector;
    for (const [index, filter] of scenario.filters.entries())
      crowd.collectors.push(await open(target, index, filter, arrive));
    if (scenario.churn) crowd.churn = await openClient(target, 'churn');
  }
  let next = part;
  const one = async () => {
    while (next < scenario.sensors) {
      const index = next;
      next += parts;
      crowd.sensors.push(await openSensor(target, index, scenario));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
}

/**
 * Sends for a time, and waits for the answers.
 * @param rate messages a second of all load processes; undefined if each sensor waits for its answer before it sends again
 * @returns how many messages were sent and answered, in how many milliseconds, and how many each of them waited
 */
export async function runCrowd({ target, parts, milliseconds, rate }) {
  const crowd = crowds.get(target.port);
  const waits = [];
  crowd.arrived = 0;
  let running = true;
  const churning = crowd.churn && churn(crowd.churn, () => running);
  const begin = performance.now();
  const end = begin + milliseconds;
  await (rate === undefined
    ? inTurn(crowd.sensors, end, waits)
    : atRate(crowd.sensors, end, waits, rate / parts));
  const took = performance.now() - begin;
  running = false;
  await churning;
  return { count: waits.length, took, waits: Float64Array.from(waits) };
}

/** Each sensor has one message on its way. */
async function inTurn(sensors, end, waits) {
  let left = sensors.length;
  if (left === 0) return;
  await within(
    (done) => {
      for (const sensor of sensors) {
        sensor.answered = (wait) => {
          waits.push(wait);
          if (performance.now() < end) sensor.send();
          else if (--left === 0) done();
        };
        sensor.send();
      }
    },
    end - performance.now() + PATIENCE,
  );
}

/** One sensor after the other sends when its time has come. */
async function atRate(sensors, end, waits, rate) {
  for (const sensor of sensors) sensor.answered = (wait) => waits.push(wait);
  const begin = performance.now();
  let sent = 0;
  while (performance.now() < end) {
    const due = ((performance.now() - begin) / 1000) * rate;
    for (; sent < due; sent++) sensors[sent % sensors.length].send();
    await pause(1);
  }
  const patience = end + PATIENCE;
  while (sensors.some(({ waiting }) => waiting > 0) && performance.now() < patience) await pause(1);
  if (waits.length < sent) throw new Error(`${waits.length} of ${sent} messages were answered`);
}

async function churn(client, isRunning) {
  while (isRunning()) {
    await subscribe(client, 'nothing/here', 0);
    await client.ask(unsubscribePacket('nothing/here'));
    await pause(CHURN);
  }
}

/** Waits until the subscribers of this process have had this many messages in total. */
export async function settleCrowd({ target, deliveries }) {
  const crowd = crowds.get(target.port);
  for (const collector of crowd.collectors) await collector.fetch();
  const patience = performance.now() + PATIENCE;
  while (crowd.arrived < deliveries && performance.now() < patience) await pause(1);
  for (const collector of crowd.collectors) await collector.leave?.();
  if (crowd.arrived !== deliveries) throw new Error(`${crowd.arrived} of ${deliveries} messages arrived`);
}

export async function closeCrowd({ target }) {
  const crowd = crowds.get(target.port);
  if (!crowd) return;
  crowds.delete(target.port);
  for (const sensor of crowd.sensors) {
    if (crowd.scenario.retain) await sensor.forget();
    sensor.close();
  }
  crowd.churn?.socket.destroy();
  for (const collector of crowd.collectors) await collector.close();
}

function within(start, milliseconds) {
  return new Promise((done, fail) => {
    const patience = setTimeout(() => fail(new Error('a message was not answered')), milliseconds);
    start(() => {
      clearTimeout(patience);
      done();
    });
  });
}
