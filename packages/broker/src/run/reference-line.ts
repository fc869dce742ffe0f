import type { Analysis, Problem } from '@mosquitto-conf/config';

/** What a line is made of: the directive or user at fault, the file, and the configuration as far as it was read. */
interface Subject {
  readonly name: string;
  readonly file: string;
  readonly analysis: Analysis;
}

const undecodable = ({ file }: Subject) => `Unable to decode line in password file '${file}'.`;
const invalid = ({ file }: Subject) => `Invalid line in password file '${file}'.`;

/** By the code of a problem. Scripts that start a broker look for these; what to do about it stands in our own words. */
const lines: Readonly<Record<string, (subject: Subject) => string>> = {
  'unknown-directive': ({ name }) => `Unknown configuration variable '${name}'.`,
  'missing-value': ({ name }) => `Empty '${name}' value in configuration.`,
  'duplicate-directive': ({ name }) => `Duplicate '${name}' value in configuration.`,
  'needs-listener': ({ name }) => `The '${name}' option requires a listener to be defined first.`,
  'needs-bridge': ({ name }) => `The '${name}' option requires a bridge to be defined first.`,
  'incomplete-psk': ({ analysis }) => `Invalid bridge configuration: missing ${missingPsk(analysis)}.`,
  'password-hash-invalid': undecodable,
  'password-plain-text': undecodable,
  'password-scheme-unknown': undecodable,
  'password-line-invalid': invalid,
  'password-user-empty': ({ file }) => `Empty username in password file '${file}'.`,
  'password-user-too-long': invalid,
  'password-too-long': invalid,
};

/** The line in which the reference says what it stops at; undefined where nobody is known to wait for it. */
export function referenceLine({ code, place }: Problem, analysis: Analysis): string | undefined {
  const file = place?.file ?? '';
  const line = place && analysis.report.documents.get(file)?.lines[place.line - 1];
  const name = line?.kind === 'directive' ? line.name.text : '';
  return lines[code]?.({ name, file, analysis });
}

function missingPsk({ configuration }: Analysis): string {
  const isKeyless = configuration.bridges.some(
    ({ settings }) => settings.has('bridge_identity') && !settings.has('bridge_psk'),
  );
  return isKeyless ? 'bridge_psk' : 'bridge_identity';
}
