// From a start until the first client is connected: as a command, and in the process of a test.
import { performance } from 'node:perf_hooks';
import { inOwnProcess, summary, takeTurns } from '../measure.mjs';
import { startContender } from './contenders.mjs';

export async function measureStarts({ brokers, bundles, rounds, say }) {
  say('  starts …');
  const commands = {};
  for (const name of Object.keys(brokers)) {
    commands[name] = async () => {
      const begin = performance.now();
      const { stop } = await startContender(brokers[name], 'plain');
      const took = performance.now() - begin;
      await stop();
      return took;
    };
  }
  const later = Object.fromEntries(Object.keys(bundles.inProcess).map((name) => [name, []]));
  const inProcess = {};
  for (const [name, script] of Object.entries(bundles.inProcess)) {
    inProcess[name] = () => {
      const times = inOwnProcess(script, []);
      later[name].push(times.later);
      return times.first;
    };
  }
  const row = (what, results, most) => ({
    kind: 'plain',
    what,
    unit: 'milliseconds',
    results,
    aims: {},
    most,
  });
  const asCommand = await takeTurns(commands, rounds);
  const first = await takeTurns(inProcess, rounds, 0);
  const again = Object.fromEntries(Object.entries(later).map(([name, times]) => [name, summary(times)]));
  return [
    row('start as a command', asCommand),
    row('first start in a process', first, 12),
    row('every further start in it', again, 10),
  ];
}
