// Brokers take turns.
import { takeTurns } from '../measure.mjs';

/**
 * @param turn what is measured of the broker of a name
 * @param leftOut is told of a peer at which something goes wrong, which takes no more turns; ours must not fail
 * @returns results by name
 */
export async function brokersTakeTurns(names, turn, rounds, warmUps, leftOut) {
  const failed = new Set();
  const turns = {};
  for (const name of names) {
    turns[name] = async () => {
      if (failed.has(name)) return Number.NaN;
      return turn(name).catch((error) => {
        if (name === 'ours') throw error;
        failed.add(name);
        leftOut(name, error);
        return Number.NaN;
      });
    };
  }
  const results = await takeTurns(turns, rounds, warmUps);
  for (const name of failed) delete results[name];
  return results;
}
