import { describe, expect, test } from 'vitest';
import { checkconfig, json, place } from './support.js';

const MAIN = 'listener 1883 127.0.0.1\nallow_anonymous true\ninclude_dir conf.d\nnonsense_of_the_main_file\n';

const files = {
  'mosquitto.conf': MAIN,
  'conf.d/a.conf': 'persistent_client_expiration 30m\n',
  'conf.d/b.conf': 'nonsense\n',
};

/** What is checked, and what is shown of it. */
function lint(cwd: string, ...args: readonly string[]): [main: string, findings: string[]][] {
  const { output } = json(cwd, ...args);
  return output.files.map(
    ({
      path,
      diagnostics,
    }: {
      path: string;
      diagnostics: { file: string; rule: string; severity: string }[];
    }) => [
      path,
      diagnostics.filter(({ severity }) => severity !== 'info').map(({ file, rule }) => `${file} ${rule}`),
    ],
  );
}

describe('a file that another one includes is judged through its main file', () => {
  test('which is found above it, and only what is found in the named file is shown', () => {
    const cwd = place(files);
    expect(lint(cwd, 'conf.d/a.conf')).toEqual([['mosquitto.conf', ['conf.d/a.conf duration-in-months']]]);
  });

  test('once for all of its files', () => {
    const cwd = place(files);
    expect(lint(cwd, 'conf.d/a.conf', 'conf.d/b.conf')).toEqual([
      ['mosquitto.conf', ['conf.d/a.conf duration-in-months', 'conf.d/b.conf unknown-directive']],
    ]);
    expect(lint(cwd, 'conf.d/*.conf')).toEqual(lint(cwd, 'conf.d/a.conf', 'conf.d/b.conf'));
  });

  test('where the main file is named too, everything is shown once', () => {
    const cwd = place(files);
    const all = [
      'conf.d/a.conf duration-in-months',
      'conf.d/b.conf unknown-directive',
      'mosquitto.conf unknown-directive',
    ];
    expect(lint(cwd, 'conf.d/a.conf', 'mosquitto.conf', 'conf.d/b.conf')).toEqual([['mosquitto.conf', all]]);
  });

  test('named in several ways, it is one file', () => {
    const cwd = place(files);
    const once = lint(cwd, 'conf.d/a.conf');
    expect(lint(cwd, 'conf.d/a.conf', `${cwd}/conf.d/a.conf`, './conf.d/../conf.d/a.conf')).toEqual(once);
    expect(lint(cwd, 'mosquitto.conf', './mosquitto.conf', `${cwd}/mosquitto.conf`)).toEqual(
      lint(cwd, 'mosquitto.conf'),
    );
  });

  test('findings of a main file that settings name have paths as the fragment was named', () => {
    const cwd = place({
      'other.conf': MAIN,
      'conf.d/a.conf': 'nonsense\n',
      'checkconfig.yaml': 'main: other.conf\n',
    });
    expect(lint(cwd, 'conf.d/a.conf')).toEqual([['other.conf', ['conf.d/a.conf unknown-directive']]]);
  });

  test('a main file that is not there is a mistake in the settings', () => {
    const cwd = place({ ...files, 'checkconfig.yaml': 'main: gone.conf\n' });
    const { status, stderr } = checkconfig(cwd, ['lint', 'conf.d/a.conf']);
    expect([status, stderr]).toEqual([
      2,
      'checkconfig: the settings "checkconfig.yaml": main: there is no file "gone.conf"\n',
    ]);
  });

  test('from inside its folder, by an absolute path, and through a link', () => {
    const cwd = place(files);
    expect(lint(`${cwd}/conf.d`, 'a.conf')).toEqual([
      ['../mosquitto.conf', ['../conf.d/a.conf duration-in-months']],
    ]);
    expect(lint('/', `${cwd}/conf.d/a.conf`)).toEqual([
      [`${cwd}/mosquitto.conf`, [`${cwd}/conf.d/a.conf duration-in-months`]],
    ]);
  });

  test('what fails in other files does not fail the run', () => {
    const cwd = place(files);
    expect(checkconfig(cwd, ['lint', 'conf.d/a.conf']).status).toBe(0);
    expect(checkconfig(cwd, ['lint', 'conf.d/b.conf']).status).toBe(1);
  });

  test('that settings name, wherever it is', () => {
    const cwd = place({
      'broker/etc/main.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\ninclude_dir ../../parts\n',
      'parts/a.conf': 'persistent_client_expiration 30m\nmax_connections 5\n',
      'checkconfig.yaml':
        'overrides:\n  - files: [parts/*]\n    main: broker/etc/main.conf\n    map: { ../../parts: parts }\n',
      'broker/etc/checkconfig.yaml': 'map: { ../../parts: ../../parts }\n',
    });
    expect(lint(cwd, 'parts/a.conf').map(([main]) => main)).toEqual(['broker/etc/main.conf']);
  });

  test('and alone where no other file includes it', () => {
    const cwd = place({
      ...files,
      'other.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\n',
      'conf.d/x.txt': 'nonsense\n',
    });
    expect(lint(cwd, 'other.conf')).toEqual([['other.conf', []]]);
    expect(lint(cwd, 'conf.d/x.txt')).toEqual([['conf.d/x.txt', ['conf.d/x.txt unknown-directive']]]);
  });
});
