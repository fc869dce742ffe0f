import {
  type AccessScope,
  type Analysis,
  type Configuration,
  type Host,
  Report,
} from '@mosquitto-conf/config';
import {
  type LinePlace,
  type ReloadCrash,
  type RestartNeeded,
  reloadAccess,
  reloadCrash,
  reloadedConfiguration,
  reloadStop,
  reloadTls,
  restartNeeded,
} from '@mosquitto-conf/config/internal';
import { ReloadRefused } from './testing/refusal.js';

/** What a reload does. */
export interface Reload {
  /** What is in force from now on. */
  readonly configuration: Configuration;
  /** The access files that it names, as they were read again. */
  readonly access: readonly AccessScope[];
  /** The line at which reading stopped, so that nothing from there on is applied; undefined for none. */
  readonly stop: LinePlace | undefined;
  /** Lines that are not in force until a restart. */
  readonly restartNeeded: readonly RestartNeeded[];
  /** Why the target crashes because of this reload; undefined where it does not. */
  readonly crash: ReloadCrash | undefined;
  /** What is wrong with the access files, if the target continues without them. */
  readonly refused: ReloadRefused | undefined;
}

/**
 * Reads what SIGHUP reads again.
 * @param running what is in force
 * @param source the configuration, read again; an analysis says what is wrong with it
 * @throws ReloadRefused if the target would end over the access files or over certificates
 */
export function prepareReload(running: Configuration, source: Configuration | Analysis, host: Host): Reload {
  const read = 'configuration' in source ? source.configuration : source;
  const fault = 'configuration' in source && source.stop?.stage === 'config' ? source.stop : undefined;
  const stop = reloadStop(running, read, fault?.named ?? fault?.place);
  const configuration = reloadedConfiguration(running, read, stop);
  const report = new Report();
  const access = reloadAccess(configuration, host, report);
  reloadTls(configuration, host, report);
  const [first, ...others] = report.problems;
  const refused = first && new ReloadRefused(configuration.release, [first, ...others], report);
  if (refused?.ends) throw refused;
  return {
    configuration,
    access,
    stop,
    restartNeeded: restartNeeded(configuration, read),
    crash: reloadCrash(running, read, stop),
    refused,
  };
}
