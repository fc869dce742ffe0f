import { MemoryFiles, type Release, Report } from '@mosquitto-conf/config';
import { readPasswordFile } from '@mosquitto-conf/config/internal';

const PATH = 'passwd';

const SCHEMES: Readonly<Record<string, string>> = {
  plain: 'in plain text',
  sha512: 'a SHA-512 hash ($6$)',
  'pbkdf2-sha512': 'a PBKDF2 hash with SHA-512 ($7$)',
  argon2id: 'an Argon2 hash ($argon2id$)',
};

/**
 * A line of a password file as a release reads it. The password or hash is not shown.
 * @returns undefined for a text that is not such a line
 */
export function explainPasswordLine(line: string, release: Release): string | undefined {
  if (!/^[^\s:#][^:]*:\S/.test(line)) return undefined;
  const report = new Report();
  const file = readPasswordFile(PATH, release, new MemoryFiles({ [PATH]: `${line}\n` }), report);
  const [entry] = file?.users.values() ?? [];
  const faults = [...report.problems, ...report.remarks].filter(({ code }) => code !== 'password-file-empty');
  const password = entry && SCHEMES[entry.scheme];
  return [
    'A line of a password file: USERNAME:HASH',
    '',
    `  user        ${line.slice(0, line.indexOf(':'))}`,
    ...(password === undefined ? [] : [`  password    ${password}`]),
    ...(entry?.iterations === undefined ? [] : [`  iterations  ${entry.iterations}`]),
    `  release     ${release.name}`,
    ...faults.flatMap(({ message, why, help }) =>
      ['', message, why, help].filter((text) => text !== undefined),
    ),
    '',
  ].join('\n');
}
