// The embedded broker beside the real one and aedes, which take turns.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bundleBroker } from './bundle.mjs';
import { bareServer, contenders, mosquittoVersion, startAll, stopAll } from './contenders.mjs';
import { LOADS } from './cores.mjs';
import { kinds, writeFiles } from './kinds.mjs';
import { measureAccess } from './measure-access.mjs';
import { measureConnects } from './measure-connects.mjs';
import { measureIdle } from './measure-idle.mjs';
import { measureRow } from './measure-row.mjs';
import { measureStarts } from './measure-starts.mjs';
import { scenariosOf } from './scenarios.mjs';
import { startLoad } from './start-load.mjs';
import { measureTraffic } from './traffic/measure.mjs';

const ROUNDS = 4;

/**
 * @param say is told what is being measured
 * @returns results by row and broker, and what was left out and why
 */
export async function measureBroker(say) {
  const version = mosquittoVersion();
  if (version === undefined) {
    const note = 'The embedded broker is not measured: there is no `mosquitto` here to measure it beside.';
    say(note);
    return { traffic: [], rows: [], notes: [note], version };
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-broker-'));
  const loads = Array.from({ length: LOADS }, startLoad);
  try {
    const bundles = await bundleBroker(folder);
    writeFiles(folder);
    const rows = [];
    const notes = [];
    const note = (text) => {
      say(text);
      notes.push(text);
    };
    const leftOut = (what) => (name, error) => note(`Left out, ${what}, ${name}: ${error.message.trim()}.`);
    const brokers = contenders(bundles, folder);
    const setup = { bundles, brokers, loads, load: loads[0], rounds: ROUNDS, say, note, leftOut };
    const traffic = await measureTraffic({ ...setup, brokers: { ...brokers, bare: bareServer } });
    for (const kind of Object.keys(kinds)) rows.push(...(await measureKind(kind, setup)));
    rows.push(...(await measureConnects(setup)));
    rows.push(...(await measureAccess(setup)));
    rows.push(...(await measureIdle(setup)));
    rows.push(...(await measureStarts(setup)));
    return { traffic, rows, notes, version };
  } finally {
    for (const load of loads) load.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that is measured of one configuration, while all brokers run. */
async function measureKind(kind, setup) {
  const running = await startAll(setup.brokers, kind, setup.leftOut(kind));
  try {
    const rows = [];
    for (const scenario of scenariosOf(kind)) rows.push(await measureRow(kind, scenario, running, setup));
    return rows;
  } finally {
    await stopAll(running);
  }
}
