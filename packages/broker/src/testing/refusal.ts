import {
  type AccessScope,
  type Analysis,
  type Configuration,
  type Host,
  type Place,
  type Problem,
  type Release,
  Report,
  since,
} from '@mosquitto-conf/config';
import { readAccess } from '@mosquitto-conf/config/internal';

/** A configuration that the target would not start with. Its message lists everything that is wrong, with file and line. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';

  constructor(
    release: string,
    /** The one the target would stop at first. */
    readonly problems: readonly Problem[],
  ) {
    super(
      [`Mosquitto ${release} would not start with this configuration.`, ...problems.map(lineOf)].join('\n'),
    );
  }
}

/** @throws ConfigurationRefused where the target would not start */
export function mustStart({ configuration, report, stop }: Analysis): void {
  if (!stop) return;
  const others = report.problems.filter((problem) => problem !== stop);
  throw new ConfigurationRefused(configuration.release.name, [stop, ...others]);
}

/**
 * Reads the access files.
 * @throws ConfigurationRefused if one cannot be read, as a listener without its file would be open to anyone
 */
export function mustBeReadable(configuration: Configuration, host: Host): readonly AccessScope[] {
  const report = new Report();
  const access = readAccess(configuration, host, report);
  if (report.problems.length > 0) throw new ConfigurationRefused(configuration.release.name, report.problems);
  return access;
}

/**
 * Files that a reload cannot use: access files, and from 2.1 certificates, keys and revocation lists. Its message lists everything that
 * is wrong, with file and line.
 */
export class ReloadRefused extends Error {
  override readonly name = 'ReloadRefused';
  /** Whether the target ends over them, as it does from 2.1. Earlier releases continue without what they could not read. */
  readonly ends: boolean;

  constructor(
    release: Release,
    /** The one the target stops at first. */
    readonly problems: readonly [Problem, ...Problem[]],
    /** All that was found, with the files as they were read. */
    readonly report: Report,
  ) {
    const ends = since(release, '2.1');
    const outcome = ends
      ? 'would end at a reload of these files'
      : 'continues without what it cannot read of these files';
    super([`Mosquitto ${release.name} ${outcome}.`, ...problems.map(lineOf)].join('\n'));
    this.ends = ends;
  }
}

function lineOf({ message, help, place }: Problem): string {
  return `  ${at(place)}${message}${help ? ` ${help}` : ''}`;
}

function at(place: Place | undefined): string {
  return place ? `${place.file}:${place.line}: ` : '';
}
