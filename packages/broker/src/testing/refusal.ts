import {
  type AccessScope,
  type Analysis,
  type Configuration,
  type Host,
  type Place,
  type Problem,
  Report,
  readAccess,
} from '@mosquitto-conf/config';

/** A configuration that the target would not start with. Its message lists everything that is wrong, with file and line. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';

  constructor(
    release: string,
    /** The one the target would stop at first. */
    readonly problems: readonly Problem[],
  ) {
    super(
      [`Mosquitto ${release} would not start with this configuration.`, ...problems.map(tell)].join('\n'),
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
 * @throws ConfigurationRefused where one cannot be read, as a door without its file would stand open
 */
export function mustBeReadable(configuration: Configuration, host: Host): readonly AccessScope[] {
  const report = new Report();
  const access = readAccess(configuration, host, report);
  if (report.problems.length > 0) throw new ConfigurationRefused(configuration.release.name, report.problems);
  return access;
}

function tell({ message, help, place }: Problem): string {
  return `  ${at(place)}${message}${help ? ` ${help}` : ''}`;
}

function at(place: Place | undefined): string {
  return place ? `${place.file}:${place.line}: ` : '';
}
