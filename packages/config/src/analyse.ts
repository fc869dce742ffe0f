import { type Certificate, readCertificates } from './certificates.js';
import type { Configuration } from './configuration.js';
import type { Container } from './container.js';
import type { Host } from './host.js';
import { readConfiguration } from './interpreter/index.js';
import type { Release } from './release.js';
import { type Outcome, type Problem, Report } from './report.js';
import type { AccessScope } from './startup/access-scope.js';
import { checkStartup } from './startup/sequence.js';
import type { Language } from './text.js';

/** What a release would do with a configuration. */
export interface Analysis {
  readonly configuration: Configuration;
  readonly report: Report;
  readonly outcome: Outcome;
  /** The problem that it would stop at; undefined if it would start, or if that is not known. */
  readonly stop: Problem | undefined;
  /** The password, ACL and PSK files with the listeners they are for. */
  readonly access: readonly AccessScope[];
  /** Every certificate in the files of listeners and bridges. */
  readonly certificates: readonly Certificate[];
  /** The time to judge them by. */
  readonly now: Date;
  /** The container that the broker runs in, where it is known. */
  readonly container?: Container;
  /** See `Host`. */
  readonly hashPassword?: Host['hashPassword'];
}

/** How files are read. */
export interface AnalyseOptions {
  /**
   * Whether placeholders of templates, such as `{{ port }}`, are taken for what they are to the broker. By default what may
   * replace them is unknown, and so is the outcome.
   */
  readonly literal?: boolean;
  /** The language of the texts; English where it is absent or does not have one. */
  readonly language?: Language | undefined;
}

/**
 * Reads a configuration and goes through start-up, as one release would on one machine.
 * @param path the main file, as it would be named to the broker with `-c`
 */
export function analyse(
  path: string,
  release: Release,
  host: Host,
  { literal = false, language = {} }: AnalyseOptions = {},
): Analysis {
  const report = new Report({ templates: !literal, language });
  const configuration = readConfiguration(path, release, host, report);
  // Without a main file there is nothing to start.
  const started = configuration.files.length > 0;
  const access = started ? checkStartup(configuration, host, report) : [];
  const { stop } = report;
  return {
    configuration,
    report,
    outcome: report.outcome,
    stop,
    access,
    certificates: readCertificates(configuration, host),
    now: host.now ?? new Date(),
    ...(host.container ? { container: host.container } : {}),
    ...(host.hashPassword ? { hashPassword: host.hashPassword } : {}),
  };
}
