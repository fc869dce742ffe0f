import { spawn } from 'node:child_process';
import {
  type Analysis,
  findTarget,
  latest,
  noSuchRelease,
  type Release,
  since,
  type Text,
  write,
} from '@mosquitto-conf/config';
import { errorMessage, isLocalOnly, written } from '@mosquitto-conf/config/internal';
import { unconnectedBridges } from '../bridge/unconnected.js';
import { Broker } from '../broker.js';
import { ListenError } from '../listeners/listen.js';
import { append } from '../log/append.js';
import { BrokerLog } from '../log/broker-log.js';
import type { Log } from '../log/log.js';
import { RestoredTooMuch } from '../memory/memory-limit.js';
import { DatabaseError } from '../persistence/database-error.js';
import { PluginRefused } from '../plugins/plugin-refused.js';
import { runTexts } from '../texts/run.js';
import { startTexts } from '../texts/start.js';
import { unsupportedTexts } from '../unsupported.js';
import { WorkingFolder } from '../working-folder.js';
import { ArgumentError, type RunOptions } from './arguments.js';
import { readDestinations } from './bridge-destinations.js';
import { crashingPorts, unusedPorts } from './command-port.js';
import { dump } from './dump.js';
import { removeOnSignal } from './early-signals.js';
import { CONFIGURATION, EXHAUSTED, exitCode, STARTUP } from './exit-code.js';
import { loadPlugins } from './load-plugins.js';
import { at, logProblems } from './log-problems.js';
import { locator, machine, readConfiguration } from './read-configuration.js';
import { reload } from './reload.js';
import { WrittenFiles } from './written-files.js';

/**
 * Starts a broker as the command `mosquitto` does, and runs until a signal ends it.
 * @returns the exit code
 */
export async function runBroker(options: RunOptions): Promise<number> {
  const release = releaseOf(options);
  const locate = locator(options);
  const analysis = readConfiguration(options, release);
  const { configuration, stop } = analysis;
  const { verbose = false, quiet = false } = options;
  const folder = options.inPlace ? undefined : new WorkingFolder(undefined, options.keep);
  const written = new WrittenFiles(locate, folder);
  const open = (early: boolean) => {
    // Before 2.1 the first lines are logged before the configuration is known.
    const known = early && !since(release, '2.1') ? undefined : configuration;
    return new BrokerLog(known, {
      verbose,
      quiet,
      early,
      language: options.language,
      now: () => new Date(),
      locate: written.locateLog,
    });
  };
  const isRefused = stop?.stage === 'config';
  if (options.testConfig || isRefused) {
    const early = open(true);
    const code = isRefused ? refuse(early, analysis, options.config) : logTested(early, options.config);
    logEnd(early, release);
    return code;
  }
  if (options.daemon) return startInBackground(options.daemon);
  const handled = removeOnSignal(folder);
  const log = open(false);
  try {
    return await start({ analysis, options, log, written, folder, locate, handled });
  } finally {
    handled();
    log.close();
    folder?.remove();
  }
}

/** What a start needs. */
interface Start {
  readonly analysis: Analysis;
  readonly options: RunOptions;
  readonly log: BrokerLog;
  readonly written: WrittenFiles;
  readonly folder: WorkingFolder | undefined;
  readonly locate: (path: string) => string;
  /** To be called once signals are handled. */
  readonly handled: () => void;
}

/** Logs the result of `--test-config` for a configuration without problems. @returns the exit code */
function logTested(log: BrokerLog, config: string | undefined): number {
  if (config === undefined) {
    log.write('error', 'Please provide a configuration file to test.');
    return CONFIGURATION;
  }
  log.write('information', 'Configuration file is OK.');
  return 0;
}

/** From 2.1 the end is logged, whatever its reason (post_shutdown_cleanup). */
function logEnd(log: BrokerLog, release: Release): void {
  if (since(release, '2.1')) log.write('information', `mosquitto version ${release.name} terminating`);
}

/** Starts the same command without its terminal (mosquitto__daemonise). */
function startInBackground(flags: readonly string[]): number {
  const command = [...process.execArgv, process.argv[1] as string, ...flags];
  spawn(process.execPath, command, { detached: true, stdio: 'ignore' }).unref();
  return 0;
}

async function start({ analysis, options, log, written, folder, locate, handled }: Start): Promise<number> {
  const { configuration, stop } = analysis;
  const { release } = configuration;
  const bridges = readDestinations(
    options.bridge ?? [],
    configuration.bridges.map(({ name }) => name),
  );
  const unconnected = unconnectedBridges(configuration, bridges);
  const plugins = await loadPlugins(options.plugin ?? [], configuration);
  const missingPlugins = options.plugins ?? 'deny';
  const executed = { others: unconnected, plugins, missingPlugins };
  const unsupported = unsupportedTexts(configuration, executed);
  const notices = noticeLog(log, options);
  const say = (text: Text) => write(text, options.language);
  if (options.strict && unsupported.length > 0) {
    for (const { what, place } of unsupported) notices.write('error', `Error: ${say(what)}${at(place)}`);
    return STARTUP;
  }
  log.write('information', `mosquitto version ${release.name} starting`);
  log.write(
    'information',
    options.config === undefined ? 'Using default config.' : `Config loaded from ${options.config}.`,
  );
  log.write('notice', say(runTexts.testBroker));
  for (const { what, instead, place } of unsupported)
    notices.write('warning', `${say(what)}${at(place)} ${say(instead)}`);
  if (unconnected.length > 0) notices.write('notice', say(runTexts.connecting));
  const ports = options.ports ?? [];
  const misused = unusedPorts(configuration, ports) ?? crashingPorts(configuration, ports);
  if (misused !== undefined) notices.write('warning', say(misused));
  if (stop) {
    const code = refuse(notices, analysis, options.config);
    logEnd(log, release);
    return code;
  }
  if (isLocalOnly(configuration)) logLocalOnly(log);
  const unwritten = written.writePidFile(configuration);
  if (unwritten !== undefined) notices.write('warning', say(unwritten));
  for (const text of written.replacements(configuration)) notices.write('notice', say(text));
  if (folder?.isMade)
    notices.write(
      'notice',
      say(options.keep ? runTexts.folderKept({ folder: folder.path }) : runTexts.copiesRemoved),
    );
  const broker = new Broker(configuration, {
    host: () => machine(options),
    access: analysis.access,
    log,
    locate,
    persistence: folder ? true : 'in-place',
    ...(folder ? { workingFolder: folder.path } : {}),
    localPorts: options.ports ?? [],
    ports: options.ephemeral ? 'ephemeral' : 'configured',
    ...(options.tlsKeylog === undefined ? {} : { tlsKeylog: options.tlsKeylog }),
    ...(bridges === undefined ? {} : { bridges }),
    plugins,
    missingPlugins,
  });
  log.publish = (topic, text) => broker.publish(topic, text, { qos: 2 });
  try {
    await broker.start();
  } catch (error) {
    logFailure(notices, error, options);
    logEnd(log, release);
    // Before 2.1 the file is kept (post_shutdown_cleanup).
    if (since(release, '2.1')) written.removePidFile();
    return error instanceof PluginRefused ? error.exitCode : STARTUP;
  }
  broker.events.once('exhausted', ({ limit }) =>
    notices.write('error', `Error: ${say(startTexts.exhausted({ limit }))}`),
  );
  // A program that reads the next line may send a signal at once.
  const ended = untilSignal(broker, log, () => readConfiguration(options, release), options);
  handled();
  if (options.ephemeral) {
    for (const { name, configuredAt, url } of broker.listeners)
      notices.write('notice', say(runTexts.listenerAddress({ listener: `${name}${at(configuredAt)}`, url })));
  }
  log.write('information', `mosquitto version ${release.name} running`);
  const code = await ended;
  if (code === EXHAUSTED) {
    await broker.close();
    return code;
  }
  log.write('information', `mosquitto version ${release.name} terminating`);
  await broker.close();
  written.removePidFile();
  return code;
}

/**
 * A log for what the person at the terminal should see: it goes to standard error too if the log does not reach it. With
 * `-q` it does so only for `--ephemeral`, whose ports are not known otherwise.
 */
function noticeLog(log: BrokerLog, { quiet, ephemeral }: RunOptions): Log {
  const isPrinted = ephemeral || !quiet;
  return {
    wants: () => true,
    write: (kind, text) => {
      log.write(kind, text);
      if (isPrinted && !log.isShown(kind)) append(2, `${text}\n`);
    },
  };
}

/** Logs first the line that scripts wait for, then our own. */
function logFailure(log: Log, error: unknown, { language }: RunOptions): void {
  if (error instanceof ListenError) for (const line of error.mosquittoLines) log.write('error', line);
  if (error instanceof DatabaseError || error instanceof RestoredTooMuch)
    log.write('error', "Error: Couldn't open database.");
  log.write('error', `Error: ${errorMessage(error, language)}`);
}

/**
 * The release that is asked for; the newest where none is.
 * @throws ArgumentError if there is none of that name
 */
export function releaseOf({ target, language }: Pick<RunOptions, 'target' | 'language'>): Release {
  if (target === undefined) return latest;
  const release = findTarget(target);
  if (!release) throw new ArgumentError(written(noSuchRelease(target, language)));
  return release;
}

/** Logs all problems, the one that the target stops at first. @returns the exit code */
function refuse(log: Log, analysis: Analysis, config?: string): number {
  const { stop, report, configuration } = analysis;
  if (!stop) return STARTUP;
  if (configuration.files.length === 0) {
    const name = since(configuration.release, '2.1') ? `'${config}'` : config;
    log.write('error', `Error: Unable to open config file ${name}.`);
  }
  logProblems(log, [stop, ...report.problems.filter((problem) => problem !== stop)], configuration, report);
  if (stop.named) log.write('error', `Error found at ${stop.named.file}:${stop.named.line}.`);
  return exitCode(stop, configuration.release);
}

function logLocalOnly(log: BrokerLog): void {
  log.write(
    'warning',
    'Starting in local only mode. Connections will only be possible from clients running on this machine.',
  );
  log.write('warning', 'Create a configuration file which defines a listener to allow remote access.');
  log.write('warning', 'For more details see https://mosquitto.org/documentation/authentication-methods/');
}

/**
 * Handles signals as Mosquitto does (signals.c).
 * @param readAgain reads the configuration again
 * @returns the exit code, once a signal ends the broker
 */
function untilSignal(
  broker: Broker,
  log: BrokerLog,
  readAgain: () => Analysis,
  { language }: RunOptions,
): Promise<number> {
  return new Promise((resolve) => {
    const end = () => resolve(0);
    process.on('SIGINT', end).on('SIGTERM', end);
    broker.events.once('exhausted', () => resolve(EXHAUSTED));
    process.on('SIGHUP', () => {
      const code = reload(broker, log, readAgain(), language);
      if (code !== undefined) resolve(code);
    });
    // A failure has been logged by then.
    process.on('SIGUSR1', () => broker.save().catch(() => undefined));
    process.on('SIGUSR2', () => dump(broker, log, (line) => append(1, `${line}\n`)));
  });
}
