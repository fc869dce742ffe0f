import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { findTarget, type Language, latest, type Release, write } from '@mosquitto-conf/config';
import { readBounded, UnreadFile } from '@mosquitto-conf/config/node';
import {
  type FileValues,
  knownNames,
  listOf,
  missingFiles,
  type PlannedCase,
  type ReadTests,
  readTests,
  unknownNames,
  type YamlFault,
} from '@mosquitto-conf/settings/internal';
import type { Engine } from '../engine/engine.js';
import { readFarEnds } from '../far-ends/far-end-setup.js';
import { loadPlugins, PluginError } from '../material/load-plugins.js';
import { makeMaterial } from '../material/material.js';
import { mistakeTexts } from '../texts/mistakes.js';
import type { CaseResult, FileResult, Mistake, RunResult, Touched } from './result.js';
import { type CaseOptions, runCase } from './run-case.js';
import { readSetup, type Setup, TestFolder } from './setup.js';

/** How test files are run. */
export interface RunOptions {
  readonly engines: readonly Engine[];
  /** What people read of the result is in this language; English by default. */
  readonly language?: Language;
  /** Runs only cases whose name contains this text. */
  readonly filter?: string;
  /** Runs only cases that this chooses. */
  readonly isChosen?: (planned: Pick<PlannedCase, 'name' | 'spot'>) => boolean;
  /** Stops at the first case that is not as expected. */
  readonly bail?: boolean;
  /** The release instead of those that the file names. */
  readonly target?: Release;
  /** How many cases run at once. */
  readonly parallel?: number;
  /** Called after each case. */
  readonly onCase?: (result: CaseResult, run: Omit<RunResult, 'cases'>) => void;
  /** Called for each configuration before its cases run. */
  readonly onSetup?: (setup: Setup, touched: Touched) => void;
}

/** Cases that run at once, where nothing else is said. Each has a broker and clients of its own. */
const PARALLEL = 8;

/** Runs a test file. It never throws for what is wrong with the file: that is in `mistakes`. */
export async function runFile(path: string, options: RunOptions): Promise<FileResult> {
  try {
    return await runText(path, new TextDecoder().decode(readBounded(path)), options);
  } catch (error) {
    if (!(error instanceof UnreadFile) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    const message = write(mistakeTexts.unread({ reason: (error as Error).message }), options.language);
    return { path, mistakes: [{ file: path, message }], runs: [], milliseconds: 0 };
  }
}

/** Runs the text of a test file. @param path where it is, or would be: its paths begin in that folder */
export async function runText(path: string, text: string, options: RunOptions): Promise<FileResult> {
  const start = performance.now();
  const end = (mistakes: readonly Mistake[], runs: readonly RunResult[] = []): FileResult => ({
    path,
    mistakes,
    runs,
    milliseconds: performance.now() - start,
  });
  const base = dirname(path);
  const { language } = options;
  const tests = await readTests(text, language);
  const { plan } = tests;
  const missing = await missingFiles(tests, (name) => isFile(resolve(base, name)));
  const faults = [...tests.faults, ...missing];
  const mistakeAt = (fault: YamlFault) => mistakeOf(fault, path);
  if (!plan || faults.length > 0) return end(faults.map(mistakeAt));
  const { values } = plan;
  const mistakes: Mistake[] = [];
  const configurations = await findConfigurations(tests, base, path, mistakes);
  const releases = options.target ? [options.target] : releasesOf(values);
  if (mistakes.length > 0) return end(mistakes);
  const plugins = await loadPlugins(values.plugins ?? {}, base).catch((error: unknown) => {
    if (!(error instanceof PluginError)) throw error;
    mistakes.push(mistakeAt(tests.source.fault(error.text, ['plugins', error.plugin])));
    return undefined;
  });
  if (mistakes.length > 0) return end(mistakes);
  const folder = new TestFolder(makeMaterial(values), plugins);
  try {
    const runs: RunResult[] = [];
    if (values.bridges || values.plugins || values.passwords) {
      // What cannot be read may have what is named: the cause is reported below.
      const known = knownNames(
        configurations.map((one) => readSetup(one, releases[0]!, values, base, folder, language).analysis),
      );
      const unknown = known ? unknownNames(tests, known) : [];
      if (unknown.length > 0) return end(unknown.map(mistakeAt));
    }
    for (const configuration of configurations) {
      for (const engine of options.engines) {
        // A broker that is there already is one release, whatever the file names.
        for (const release of engine.release ? [engine.release] : allReleases(releases, options.engines)) {
          const setup = readSetup(configuration, release, values, base, folder, language);
          const farEnds = readFarEnds(setup, values, base);
          const refused = [setup, ...farEnds.map((one) => one.setup)].flatMap(mistakesOf);
          mistakes.push(...refused);
          if (refused.length > 0) continue;
          runs.push(await runAll(plan.cases, { file: values, setup, farEnds, engine }, options));
          if (options.bail && runs.at(-1)!.cases.some(isBad)) return end(mistakes, runs);
        }
      }
    }
    return end(mistakes, runs);
  } finally {
    folder.remove();
  }
}

/** A fault in a test file, for people. */
function mistakeOf({ message, range: { start } }: YamlFault, path: string): Mistake {
  return { message, file: path, line: start.line + 1, column: start.character + 1 };
}

/** The releases to be, with those of other engines, so that they can be compared. */
function allReleases(releases: readonly Release[], engines: readonly Engine[]): readonly Release[] {
  const all = [...releases, ...engines.flatMap(({ release }) => release ?? [])];
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

/** Whether a case is not as expected. */
export function isBad({ status }: CaseResult): boolean {
  return status === 'failed' || status === 'broken';
}

async function runAll(
  planned: readonly PlannedCase[],
  shared: Omit<CaseOptions, 'touched'>,
  { filter = '', isChosen = () => true, bail = false, parallel = PARALLEL, onCase, onSetup }: RunOptions,
): Promise<RunResult> {
  const { setup, engine } = shared;
  const touched: Touched = { lines: new Set(), users: new Set(), listeners: new Set() };
  onSetup?.(setup, touched);
  const chosen = planned.filter((one) => one.name.includes(filter) && isChosen(one));
  const about = {
    engine: engine.name,
    configuration: setup.path,
    target: setup.analysis.configuration.release.name,
  };
  const results: (CaseResult | undefined)[] = [];
  let next = 0;
  let stop = false;
  const worker = async () => {
    while (next < chosen.length && !stop) {
      const index = next++;
      const result = await runCase(chosen[index]!, { ...shared, touched });
      results[index] = result;
      onCase?.(result, about);
      if (bail && isBad(result)) stop = true;
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, chosen.length) }, worker));
  return { ...about, cases: results.filter((one) => one !== undefined) };
}

function releasesOf({ targets }: FileValues): readonly Release[] {
  const found = listOf<string | number>(targets).flatMap((name) => findTarget(String(name)) ?? []);
  return found.length === 0 ? [latest] : found;
}

/** The configurations that a file names; patterns that match nothing are mistakes. */
async function findConfigurations(
  { source, plan }: ReadTests,
  base: string,
  path: string,
  mistakes: Mistake[],
): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of listOf<string>(plan?.values.configuration)) {
    const here = resolve(base, pattern);
    if (isFile(here)) {
      // A person reads the path as they wrote it.
      found.push(isAbsolute(pattern) ? pattern : join(base, pattern));
      continue;
    }
    const { glob } = await import('tinyglobby');
    const paths = (await glob(pattern, { cwd: base, expandDirectories: false })).sort();
    if (paths.length === 0) {
      const fault = source.fault(mistakeTexts.noMatch({ pattern }), ['configuration']);
      mistakes.push(mistakeOf(fault, path));
    }
    found.push(...paths.map((one) => join(base, one)));
  }
  return [...new Set(found)];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Why the release does not start with a configuration. */
function mistakesOf({ analysis, path, show, language }: Setup): Mistake[] {
  const { stop, configuration } = analysis;
  if (!stop) return [];
  const { name } = configuration.release;
  const { place, message, help } = stop;
  return [
    {
      message: write(
        mistakeTexts.doesNotStart({ release: name, reason: help ? `${message} ${help}` : message }),
        language,
      ),
      file: place ? show(place.file) : path,
      ...(place ? { line: place.line } : {}),
    },
  ];
}
