import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askEmbedded } from '../../access/ask-embedded.js';
import { inFolder, layOut } from '../../access/lay-out.js';
import type { AccessRow } from '../../access/row.js';
import { accessRows } from '../../access/rows/index.js';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';
import { askInstalled } from './ask-installed.js';
import type { Reply } from './installed-broker.js';

/** The release that the rows hold for. */
const MEASURED = '2.0.11';

const program = process.env.MOSQUITTO ?? 'mosquitto';

/** Whether the installed broker is the one to ask. */
function isMeasurable(): boolean {
  if (!needs(program)) return false;
  const { name } = installedRelease(program);
  if (name !== MEASURED) console.warn(`SKIPPED: the rows are about ${MEASURED}, and ${name} is installed`);
  return name === MEASURED;
}

const all = Object.values(accessRows).flat();
const folders = new Map<AccessRow, string>();
const replies = new Map<AccessRow, Reply>();
const linesOf = (row: AccessRow) => Object.keys(row.clients).map((line) => inFolder(line, folders.get(row)!));
const expected = (row: AccessRow) =>
  Object.fromEntries(
    Object.entries(row.clients).map(([line, answer]) => [inFolder(line, folders.get(row)!), answer]),
  );

beforeAll(async () => {
  for (const row of all) folders.set(row, layOut(row));
  if (!isMeasurable()) return;
  const questions = all.map((row) => ({ folder: folders.get(row)!, clients: linesOf(row) }));
  const answered = await askInstalled(program, questions);
  for (const [index, row] of all.entries()) replies.set(row, answered[index]!);
}, 300_000);

afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(accessRows))('%s', (_, rows) => {
  test.each(rows)('$name', async (row) => {
    const reply = replies.get(row);
    if (reply) expect(reply).toEqual(row.ends ? { ended: expect.any(String) } : { answers: expected(row) });
    const embedded = await askEmbedded(folders.get(row)!, linesOf(row), MEASURED);
    expect(embedded).toEqual(row.ends ? 'ended' : expected(row));
  });
});
