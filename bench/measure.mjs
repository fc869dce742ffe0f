// Clocks and sums that every benchmark shares.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** The value in the middle. */
export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which this share of the values lies, between two neighbours where it falls between them. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at % 1);
}

/** The median, and the half of the values around it. */
export function summary(values) {
  return {
    median: median(values),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    count: values.length,
  };
}

/**
 * Takes turns: each round runs every contender once, in an order that moves on from round to round, so that what the
 * machine does besides hits them all alike.
 * @param contenders functions by name, each answering with the milliseconds it took
 * @param warmUps rounds that do not count
 */
export async function takeTurns(contenders, rounds, warmUps = 1) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + warmUps) % names.length];
      const took = await contenders[name]();
      if (round >= 0) times[name].push(took);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summary(times[name])]));
}

/**
 * Runs a program to its end.
 * @param exits the exit codes that are no failure of the benchmark
 * @returns milliseconds from start to end
 */
export function timed(program, args, { exits = [0], ...options } = {}) {
  const start = performance.now();
  const result = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  const took = performance.now() - start;
  if (result.error) throw result.error;
  if (!exits.includes(result.status)) {
    throw new Error(`${program} ${args.slice(0, 3).join(' ')} ended with ${result.status}: ${result.stderr}`);
  }
  return took;
}

/**
 * Prints the CPU that what it ran has had: a line for the shell, and one for its children. Other shells count in hundredths
 * of a second.
 */
const TIMES = '"$@" >/dev/null; code=$?; times; exit $code';

/**
 * Runs a program to its end, and counts its CPU: unlike the time, that hardly depends on what the machine does besides.
 * @param exits the exit codes that are no failure of the benchmark
 * @returns milliseconds of CPU that it had
 */
export function cpuTimed(program, args, { exits = [0] } = {}) {
  const { error, status, stdout, stderr } = spawnSync('bash', ['-c', TIMES, 'bash', program, ...args], {
    encoding: 'utf8',
  });
  if (error) throw error;
  if (!exits.includes(status)) {
    throw new Error(`${program} ${args.slice(0, 3).join(' ')} ended with ${status}: ${stderr}`);
  }
  const times = stdout.trim().split('\n').at(-1).split(' ');
  return times
    .map((time) => /(\d+)m([\d.]+)s/.exec(time))
    .reduce((sum, [, minutes, seconds]) => sum + (minutes * 60 + Number(seconds)) * 1000, 0);
}

/** Runs a script of this folder in a Node of its own and answers with the JSON it prints. */
export function inOwnProcess(script, args, nodeOptions = []) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...nodeOptions, script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
