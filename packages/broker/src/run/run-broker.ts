import { rmSync, writeFileSync } from 'node:fs';
import {
  type Analysis,
  analyse,
  type Configuration,
  findTarget,
  type Host,
  isLocalOnly,
  latest,
  MemoryFiles,
  type Problem,
  type Release,
  type Report,
  since,
} from '@mosquitto-conf/config';
import { NodeFiles, nodeHost } from '@mosquitto-conf/config/node';
import { Broker } from '../broker.js';
import { BrokerLog } from '../log/broker-log.js';
import { ReloadRefused } from '../testing/refusal.js';
import { unhonoured } from '../unhonoured.js';
import { ArgumentError, type RunOptions } from './arguments.js';
import { dump } from './dump.js';
import { CONFIGURATION, exitCode, STARTUP } from './exit-code.js';
import { referenceLine } from './reference/reference-line.js';

/**
 * Starts a broker as the command `mosquitto` does, and runs until a signal ends it.
 * @returns the exit code
 */
export async function runBroker(options: RunOptions): Promise<number> {
  const release = releaseOf(options);
  const files = new NodeFiles({ checkFiles: true, inPlace: true, asRoot: isRoot() });
  const locate = (path: string) => files.locate(path).path;
  const analysis = read(options, release);
  const { configuration, stop } = analysis;
  const log = new BrokerLog(stop?.stage === 'config' ? undefined : configuration, {
    verbose: options.verbose ?? false,
    quiet: options.quiet ?? false,
    now: () => new Date(),
    locate,
  });
  if (options.testConfig) {
    if (options.config === undefined) {
      log.write('error', 'Please provide a configuration file to test.');
      return CONFIGURATION;
    }
    if (stop?.stage === 'config') return refuse(log, analysis, options.config);
    log.write('information', 'Configuration file is OK.');
    return 0;
  }
  if (stop?.stage === 'config') return refuse(log, analysis, options.config);
  const gaps = unhonoured(configuration);
  if (options.strict && gaps.length > 0) {
    for (const { what, place } of gaps) log.write('error', `Error: ${what}${at(place)}`);
    return STARTUP;
  }
  log.write('information', `mosquitto version ${release.name} starting`);
  log.write(
    'information',
    options.config === undefined ? 'Using default config.' : `Config loaded from ${options.config}.`,
  );
  log.write('notice', 'This is a test broker that executes the configuration; it is not Mosquitto itself.');
  for (const { what, instead, place } of gaps) log.write('warning', `${what}${at(place)} ${instead}`);
  if (stop) return refuse(log, analysis, options.config);
  if (isLocalOnly(configuration)) sayLocalOnly(log);
  const pidFile = writePidFile(configuration, locate);
  const broker = new Broker(configuration, {
    host: () => machine(),
    access: analysis.access,
    log,
    locate,
    persistence: true,
    localPorts: options.ports ?? [],
    ports: options.ephemeral ? 'ephemeral' : 'configured',
  });
  log.publish = (topic, text) => broker.publish(topic, text, { qos: 2 });
  try {
    await broker.start();
  } catch (error) {
    log.write('error', `Error: ${(error as Error).message}`);
    return STARTUP;
  }
  // Who reads that it runs may send a signal at once.
  const told = untilTold(broker, log);
  log.write('information', `mosquitto version ${release.name} running`);
  const code = await told;
  log.write('information', `mosquitto version ${release.name} terminating`);
  await broker.close();
  if (pidFile !== undefined) rmSync(pidFile, { force: true });
  log.close();
  return code;
}

function releaseOf({ target }: RunOptions): Release {
  if (target === undefined) return latest;
  const release = findTarget(target);
  if (!release)
    throw new ArgumentError(`there is no release "${target}": name one from 1.4.0 to ${latest.name}`);
  return release;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** This machine. A test broker stays the user it is, so nothing is read with another's rights. */
function machine(): Host {
  return {
    ...nodeHost({ checkFiles: true, inPlace: true, asRoot: isRoot() }),
    root: false,
    hasFilePlugins: true,
  };
}

/** Reads the configuration on this machine, or none at all. */
function read({ config }: RunOptions, release: Release): Analysis {
  if (config !== undefined) return analyse(config, release, machine());
  const files = new MemoryFiles({ 'mosquitto.conf': '' });
  return analyse('mosquitto.conf', release, { ...machine(), files });
}

/** Says what is wrong, all of it, the broker's own first error first. */
function refuse(log: BrokerLog, analysis: Analysis, config?: string): number {
  const { stop, report, configuration } = analysis;
  if (!stop) return STARTUP;
  if (configuration.files.length === 0) {
    const name = since(configuration.release, '2.1') ? `'${config}'` : config;
    log.write('error', `Error: Unable to open config file ${name}.`);
  }
  tell(log, [stop, ...report.problems.filter((problem) => problem !== stop)], configuration, report);
  if (stop.named) log.write('error', `Error found at ${stop.named.file}:${stop.named.line}.`);
  return exitCode(stop, configuration.release);
}

/** Says what is wrong, after the reference's own line about the first. */
function tell(
  log: BrokerLog,
  problems: readonly [Problem, ...Problem[]],
  configuration: Configuration,
  report: Report,
): void {
  const known = referenceLine(problems[0], configuration, report);
  if (known !== undefined) log.write('error', known);
  for (const { message, help, place } of problems)
    log.write('error', `Error: ${message}${help ? ` ${help}` : ''}${at(place)}`);
}

function at(place: { readonly file: string; readonly line: number } | undefined): string {
  return place ? ` (${place.file}:${place.line})` : '';
}

function sayLocalOnly(log: BrokerLog): void {
  log.write(
    'warning',
    'Starting in local only mode. Connections will only be possible from clients running on this machine.',
  );
  log.write('warning', 'Create a configuration file which defines a listener to allow remote access.');
  log.write('warning', 'For more details see https://mosquitto.org/documentation/authentication-methods/');
}

/** @returns where it was written; undefined where none is wanted */
function writePidFile({ settings }: Configuration, locate: (path: string) => string): string | undefined {
  const path = settings.text('pid_file');
  if (path === undefined) return undefined;
  writeFileSync(locate(path), `${process.pid}`);
  return locate(path);
}

/**
 * Signals do what they do to the reference (signals.c).
 * @returns the exit code, once one of them has it end
 */
function untilTold(broker: Broker, log: BrokerLog): Promise<number> {
  return new Promise((resolve) => {
    const end = () => resolve(0);
    process.on('SIGINT', end).on('SIGTERM', end);
    process.on('SIGHUP', () => {
      log.write('information', 'Reloading config.');
      log.reopen();
      try {
        broker.reload();
      } catch (error) {
        if (!(error instanceof ReloadRefused)) throw error;
        tell(log, error.problems, broker.configuration, error.report);
        if (error.ends) resolve(exitCode(error.problems[0], broker.configuration.release));
      }
    });
    process.on('SIGUSR1', () => {
      broker
        .save()
        .catch((error: Error) => log.write('error', `Error saving the database: ${error.message}`));
    });
    process.on('SIGUSR2', () => dump(broker, log));
  });
}
