import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, type Release } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { applyEdits, decode } from '@mosquitto-conf/grammar';
import { diagnose, type Fix, rules } from '@mosquitto-conf/validator';
import { exampleFiles } from '@mosquitto-conf/validator/internal';
import { expect, test } from 'vitest';
import { needs } from '../support/real-parts.js';
import { inFolder } from './folder.js';
import type { Files } from './generate/ground.js';
import { brokerToAsk, installedRelease } from './installed.js';
import { chooseNet } from './net.js';
import { overAll } from './pool.js';
import { described, type Trial, tryOut } from './trial.js';

/** How many brokers run at once. */
const WIDTH = 4;

interface Case {
  readonly name: string;
  readonly files: Files;
}

/** The wrong examples of all rules, and the realistic configurations. */
function cases(): readonly Case[] {
  const examples = rules.flatMap(({ id, wrong }) =>
    wrong.map((example) => ({ name: `example of ${id}`, files: exampleFiles(example) })),
  );
  const folder = fileURLToPath(new URL('../../fixtures/configs', import.meta.url));
  const realistic = readdirSync(folder).map((name) => ({
    name,
    files: textsBelow(join(folder, name)),
  }));
  return [...examples, ...realistic].filter(({ files }) => Object.keys(files).every((path) => !isFull(path)));
}

/** Files of examples that are elsewhere on the broker's machine cannot be laid into a folder. */
function isFull(path: string): boolean {
  return path.startsWith('/') || path.includes(':');
}

function textsBelow(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, decode(readFileSync(join(folder, path)))]),
  );
}

/** A fix of what a broker refuses, with the files as they are then. */
interface Attempt extends Case {
  readonly rule: string;
  readonly title: string;
  /** The message of the refusal. */
  readonly settled: string;
}

/** Each fix that is offered for a refusal, applied alone. */
function attempts({ name, files }: Case, release: Release): Promise<readonly Attempt[]> {
  return inFolder(files, async (cwd) => {
    const host = nodeHost({ cwd, checkFiles: true, inPlace: true, interfaces: { lo: ['127.0.0.1', '::1'] } });
    const analysis = analyse('mosquitto.conf', release, host);
    const { outcome, report } = analysis;
    if (outcome !== 'config' && outcome !== 'startup') return [];
    const textOf = (file: string) => report.documents.get(file)?.text ?? '';
    return diagnose(analysis, 'mosquitto.conf')
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ rule, message, fixes }) =>
        fixes.filter(isInFolder).map((fix) => ({
          name,
          rule,
          title: fix.title,
          settled: message,
          files: { ...files, ...applied(fix, textOf) },
        })),
      );
  });
}

/** A file elsewhere on the machine cannot be made for a trial, so such fixes are left out. */
function isInFolder({ edits }: Fix): boolean {
  return edits.every(({ file }) => !isFull(file));
}

function applied({ edits }: Fix, textOf: (file: string) => string): Files {
  const changed = new Set(edits.map(({ file }) => file));
  return Object.fromEntries(
    [...changed].map((file) => [
      file,
      applyEdits(
        textOf(file),
        edits.flatMap((one) => (one.file === file ? [one.edit] : [])),
      ),
    ]),
  );
}

/** Whether the broker starts, or stops at something else, as predicted. */
function isSettled({ settled }: Attempt, { fact, prediction, agrees }: Trial): boolean {
  if (fact.outcome === 'running') return true;
  return agrees && prediction.reason?.endsWith(settled) !== true;
}

test.runIf(needs(brokerToAsk))(
  'each fix of what the installed broker refuses lets it start, or go on to the next refusal',
  async () => {
    const release = installedRelease(brokerToAsk);
    const net = await chooseNet(WIDTH);
    const refused = await overAll(cases(), net.width, async (one) => {
      const offered = await attempts(one, release);
      if (offered.length === 0) return [];
      const { fact } = await tryOut(one.files, release, net);
      return fact.outcome === 'running' ? [] : offered;
    });
    const all = refused.flat();
    const trials = await overAll(all, net.width, async (attempt) => ({
      attempt,
      trial: await tryOut(attempt.files, release, net),
    }));
    const failed = trials.filter(({ attempt, trial }) => !isSettled(attempt, trial));
    const started = trials.filter(({ trial }) => trial.fact.outcome === 'running').length;
    console.log(
      `${all.length} fixes of ${refused.filter((offered) => offered.length > 0).length} refused configurations: ` +
        `${started} start, ${trials.length - started - failed.length} go on to another refusal`,
    );
    expect(
      failed
        .map(({ attempt: { name, rule, title }, trial }) => `${name}, ${rule}: ${title}\n${described(trial)}`)
        .join('\n\n'),
    ).toBe('');
    expect(all.length).toBeGreaterThan(50);
  },
  1_800_000,
);
