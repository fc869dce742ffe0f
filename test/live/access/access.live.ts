import { rmSync } from 'node:fs';
import { analyse, findTarget } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everything } from '../../access/answers.js';
import { askEmbedded } from '../../access/ask-embedded.js';
import { askPolicy } from '../../access/ask-policy.js';
import { contradictions } from '../../access/check-claims.js';
import { hoverClaims, linterClaims } from '../../access/claims.js';
import { parseClient } from '../../access/client.js';
import { inFolder, layOut } from '../../access/lay-out.js';
import type { AccessRow } from '../../access/row.js';
import { accessRows } from '../../access/rows/index.js';
import { unsaidByUpgrade } from '../../access/upgrade-claims.js';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';
import { askInstalled } from './ask-installed.js';
import type { Reply } from './installed-broker.js';

/** The release that the answers of the rows are from. */
const ROWS = '2.0.11';

/** The release that they are upgraded to. */
const NEXT = '2.1.2';

/** The installed broker, or the one that this variable names. */
const program = process.env.MOSQUITTO ?? 'mosquitto';

const isInstalled = needs(program);
const release = isInstalled ? installedRelease(program) : findTarget(ROWS)!;

/** Tells whether this build of the broker serves websockets. */
const websockets: AccessRow = {
  name: 'websockets',
  configuration: `
    listener 1883
    listener 1884
    protocol websockets
    allow_anonymous true
  `,
  clients: { 'anonymous on=1884 ws': everything },
};

const all = [websockets, ...Object.values(accessRows).flat()];
const folders = new Map<AccessRow, string>();
const replies = new Map<AccessRow, Reply>();

/** A row's clients, in its folder. */
function linesOf({ clients }: AccessRow, folder: string): string[] {
  return Object.keys(clients).map((line) => inFolder(line, folder));
}

/** What the row says that they are answered. */
function answersOf(row: AccessRow, folder: string): Reply {
  if (row.ends) return { ended: expect.any(String) };
  const answers = Object.entries(row.clients);
  return { answers: Object.fromEntries(answers.map(([line, answer]) => [inFolder(line, folder), answer])) };
}

/**
 * Whether the broker can answer a row's clients. With libwebsockets 4 a release before 1.6 closes every websocket: it finds
 * the listener by the address of the protocol's record, which the library copies (callback_mqtt), and waits in the library
 * while clients of other listeners send (mosquitto_main_loop). With both mended, 1.4.15 and 1.5.11 answer all rows as
 * expected.
 */
function isMeasurable({ clients }: AccessRow): boolean {
  const reply = replies.get(websockets);
  const servesWebsockets = !reply || ('answers' in reply && Object.values(reply.answers)[0] === everything);
  return (
    servesWebsockets ||
    !Object.keys(clients).some((line) => parseClient(line).transport.includes('websockets'))
  );
}

beforeAll(async () => {
  for (const row of all) folders.set(row, layOut(row));
  if (!isInstalled) return;
  const questions = all.map((row) => ({
    folder: folders.get(row)!,
    clients: linesOf(row, folders.get(row)!),
  }));
  const answered = await askInstalled(program, questions);
  for (const [index, row] of all.entries()) replies.set(row, answered[index]!);
}, 300_000);

afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(accessRows))('%s', (_, rows) => {
  test.for(rows)('$name', async (row, { skip }) => {
    if (!isMeasurable(row)) skip('this build of the broker serves no websockets');
    const folder = folders.get(row)!;
    const lines = linesOf(row, folder);
    const fromRow = answersOf(row, folder);
    const reply = replies.get(row) ?? fromRow;
    // A release other than that of the rows may answer otherwise. The rest must answer as it does.
    if (release.name === ROWS) expect(reply).toEqual(fromRow);
    const hasEnded = 'ended' in reply;
    const expected = hasEnded ? {} : reply.answers;
    expect(await askEmbedded(folder, lines, release.name)).toEqual(hasEnded ? 'ended' : expected);
    const host = nodeHost({ cwd: folder, checkFiles: true });
    const analysis = analyse('mosquitto.conf', release, host);
    expect(analysis.outcome === 'running').toBe(!hasEnded);
    if (hasEnded) return;
    expect(await askPolicy(analysis, folder, lines)).toEqual(expected);
    const claims = { linter: linterClaims(analysis), hover: hoverClaims(analysis, host, folder) };
    expect(contradictions(analysis, expected, claims)).toEqual([]);
    expect(await unsaidByUpgrade(folder, host, [release, NEXT], expected)).toEqual([]);
  });
});
