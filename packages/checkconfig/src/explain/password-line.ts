import { MemoryFiles, type Release, Report, type Text } from '@mosquitto-conf/config';
import { readPasswordFile } from '@mosquitto-conf/config/internal';
import { columns } from '../formats/columns.js';
import { languageOfRun, say } from '../language.js';
import { commonTexts } from '../texts/common.js';
import { explainTexts } from '../texts/explain.js';

const PATH = 'passwd';

const SCHEMES: Readonly<Record<string, Text>> = {
  plain: explainTexts.plain,
  sha512: explainTexts.sha512,
  'pbkdf2-sha512': explainTexts.pbkdf2,
  argon2id: explainTexts.argon2,
};

/**
 * A line of a password file as a release reads it. The password or hash is not shown.
 * @returns undefined for a text that is not such a line
 */
export function explainPasswordLine(line: string, release: Release): string | undefined {
  if (!/^[^\s:#][^:]*:\S/.test(line)) return undefined;
  const report = new Report({ language: languageOfRun() });
  const file = readPasswordFile(PATH, release, new MemoryFiles({ [PATH]: `${line}\n` }), report);
  const [entry] = file?.users.values() ?? [];
  const faults = [...report.problems, ...report.remarks].filter(({ code }) => code !== 'password-file-empty');
  const password = entry && SCHEMES[entry.scheme];
  return [
    say(explainTexts.passwordLine),
    '',
    ...columns([
      [say(commonTexts.user), line.slice(0, line.indexOf(':'))],
      ...(password === undefined ? [] : [[say(explainTexts.password), say(password)]]),
      ...(entry?.iterations === undefined ? [] : [[say(explainTexts.iterations), String(entry.iterations)]]),
      [say(explainTexts.release), release.name],
    ]),
    ...faults.flatMap(({ message, why, help }) =>
      ['', message, why, help].filter((text) => text !== undefined),
    ),
    '',
  ].join('\n');
}
