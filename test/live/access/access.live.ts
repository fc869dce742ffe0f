import { rmSync } from 'node:fs';
import { analyse, findTarget, type Release } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askEmbedded } from '../../access/ask-embedded.js';
import { askPolicy } from '../../access/ask-policy.js';
import { contradictions } from '../../access/check-claims.js';
import { hoverClaims, linterClaims } from '../../access/claims.js';
import { inFolder, layOut } from '../../access/lay-out.js';
import type { AccessRow } from '../../access/row.js';
import { accessRows } from '../../access/rows/index.js';
import { unsaidByUpgrade } from '../../access/upgrade-claims.js';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';
import { askInstalled } from './ask-installed.js';
import type { Reply } from './installed-broker.js';

/** The release that the rows hold for. */
const MEASURED = findTarget('2.0.11') as Release;

/** The release that they are upgraded to. */
const NEXT = '2.1.2';

const program = process.env.MOSQUITTO ?? 'mosquitto';

/** Whether the installed broker is the one to ask. */
function isMeasurable(): boolean {
  if (!needs(program)) return false;
  const { name } = installedRelease(program);
  if (name === MEASURED.name) return true;
  console.warn(`SKIPPED: the rows are about ${MEASURED.name}, and ${name} is installed`);
  return false;
}

const all = Object.values(accessRows).flat();
const folders = new Map<AccessRow, string>();
const replies = new Map<AccessRow, Reply>();

/** The answers to a row's clients, in its folder. */
function expectedOf(row: AccessRow): Record<string, string> {
  const folder = folders.get(row)!;
  const answers = Object.entries(row.clients);
  return Object.fromEntries(answers.map(([line, answer]) => [inFolder(line, folder), answer]));
}

beforeAll(async () => {
  for (const row of all) folders.set(row, layOut(row));
  if (!isMeasurable()) return;
  const questions = all.map((row) => ({ folder: folders.get(row)!, clients: Object.keys(expectedOf(row)) }));
  const answered = await askInstalled(program, questions);
  for (const [index, row] of all.entries()) replies.set(row, answered[index]!);
}, 300_000);

afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(accessRows))('%s', (_, rows) => {
  test.each(rows)('$name', async (row) => {
    const folder = folders.get(row)!;
    const expected = expectedOf(row);
    const lines = Object.keys(expected);
    const reply = replies.get(row);
    if (reply) expect(reply).toEqual(row.ends ? { ended: expect.any(String) } : { answers: expected });
    expect(await askEmbedded(folder, lines, MEASURED.name)).toEqual(row.ends ? 'ended' : expected);
    const host = nodeHost({ cwd: folder, checkFiles: true });
    const analysis = analyse('mosquitto.conf', MEASURED, host);
    expect(analysis.outcome === 'running').toBe(!row.ends);
    if (row.ends) return;
    expect(await askPolicy(analysis, folder, lines)).toEqual(expected);
    const claims = { linter: linterClaims(analysis), hover: hoverClaims(analysis, host, folder) };
    expect(contradictions(analysis, expected, claims)).toEqual([]);
    expect(await unsaidByUpgrade(folder, host, [MEASURED, NEXT], expected)).toEqual([]);
  });
});
