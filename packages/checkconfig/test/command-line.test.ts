import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { scripts } from '../src/completions/index.js';
import { describeCommands } from '../src/describe-commands.js';
import { createProgram } from '../src/program.js';
import { embedded } from './run-support.js';
import { command as built, checkconfig, folder, OPEN, place } from './support.js';

/** What the parser makes of words: the command that would run, its options and its arguments; or what it refuses. */
async function parsed(words: readonly string[]): Promise<unknown> {
  const program = (await createProgram())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  let result: unknown;
  for (const one of program.commands) {
    one.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    one.action((...all: unknown[]) => {
      const command = all.at(-1) as Command;
      result = { name: command.name(), options: command.opts(), args: command.args, root: program.opts() };
    });
  }
  try {
    await program.parseAsync(['node', 'checkconfig', ...words]);
    return result;
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
}

const described = describeCommands(await createProgram());
const VALUES: Readonly<Record<string, string>> = {
  '--socket': '1234',
  '--clientProcessId': '1',
  '--iterations': '1000',
  '--max-warnings': '3',
  '--port': '1883',
};

/** The words that a command needs besides. */
function needed({ name, arguments: all, options }: (typeof described)[number]): string[] {
  const own = all.filter(({ usage }) => usage.startsWith('<')).map(({ choices }) => choices?.[0] ?? 'word');
  const mandatory = options
    .filter(({ mandatory: must }) => must)
    .flatMap(({ flags }) => [flags.at(-1)!, '1.6']);
  return [...(name === '' ? [] : [name]), ...own, ...mandatory];
}

const cases = described
  .filter(({ name }) => name !== '')
  .flatMap((command) => command.options.map((option) => ({ command, option })));

describe('every option', () => {
  it.each(
    cases
      .filter(({ option }) => option.takesValue)
      .map(({ command, option }) => [command.name, option.usage, command, option] as const),
  )('of %s means the same in each of its spellings: %s', async (_, __, command, option) => {
    const long = option.flags.find((flag) => flag.startsWith('--'))!;
    const short = option.flags.find((flag) => /^-[^-]$/.test(flag));
    const value = option.choices?.[0] ?? VALUES[long] ?? 'a value=b';
    const base = needed(command).filter((word, index, all) => word !== long && all[index - 1] !== long);
    const spellings = [
      [long, value],
      [`${long}=${value}`],
      ...(short ? [[short, value], [`${short}${value}`]] : []),
    ];
    const results = await Promise.all(spellings.map((words) => parsed([...base, ...words])));
    expect(results[0]).toMatchObject({ name: command.name });
    for (const result of results) expect(result).toEqual(results[0]);
    // Before the arguments too.
    const [name, ...others] = base;
    expect(await parsed([name!, ...spellings[0]!, ...others])).toEqual(results[0]);
  });

  it.each(cases.map(({ command, option }) => [command.name, option.usage, command, option] as const))(
    'of %s is accepted by it, and one with a value is not dropped for a second: %s',
    async (_, __, command, { flags, takesValue, choices }) => {
      for (const flag of flags) {
        const value = choices?.[0] ?? VALUES[flags.at(-1)!] ?? 'x';
        const words = takesValue ? [flag, value] : [flag];
        const base = needed(command).filter(
          (word, index, all) => !flags.includes(word) && !flags.includes(all[index - 1]!),
        );
        expect(await parsed([...base, ...words])).toMatchObject({ name: command.name });
        if (!takesValue) continue;
        const twice = await parsed([...base, ...words, ...words]);
        const isKept =
          typeof twice === 'object' &&
          Object.values((twice as { options: object }).options).some(
            (one) => Array.isArray(one) && one.length === 2,
          );
        if (!isKept) expect(twice).toMatch(/is given twice/);
      }
    },
  );
});

describe('what completion offers', () => {
  const words = (command: string, script: string) => {
    const [, list = ''] = new RegExp(`^    ${command}\\) words="(.*)" ;;$`, 'm').exec(script) ?? [];
    return list.split(' ').filter((word) => word.startsWith('-'));
  };

  it.each(
    cases
      .map(({ command }) => [command.name, command] as const)
      .filter(([name], index, all) => all.findIndex(([other]) => other === name) === index),
  )('for %s is accepted by the parser, and is all that there is', async (name, command) => {
    const offered = words(name, scripts.bash!(described));
    expect(offered.sort()).toEqual(command.options.flatMap(({ flags }) => flags).sort());
    for (const flag of offered) {
      const option = command.options.find(({ flags }) => flags.includes(flag))!;
      for (const value of option.choices ?? [VALUES[option.flags.at(-1)!] ?? 'x']) {
        const base = needed(command).filter(
          (word, index, all) => !option.flags.includes(word) && !option.flags.includes(all[index - 1]!),
        );
        expect(await parsed([...base, flag, ...(option.takesValue ? [value] : [])])).toMatchObject({ name });
      }
    }
    for (const shell of ['zsh', 'fish'])
      for (const { flags } of command.options)
        for (const flag of flags)
          expect(scripts[shell]!(described)).toContain(
            shell === 'zsh' ? `${flag}[` : flag.replace(/^-+/, ''),
          );
  });
});

describe('-f FILE, as checkconfig.py has it', () => {
  const here = place({ 'm.conf': OPEN, 'other.conf': 'nonsense 1\n' });

  it.each([[['-f', 'm.conf']], [['-fm.conf']], [['--file', 'm.conf']], [['--file=m.conf']]])(
    '%j',
    (words) => {
      const { status, stdout, stderr } = checkconfig(here, words);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toBe(
        'Checking file m.conf\nlistener 1883 127.0.0.1  #####Line Number 1\nallow_anonymous true  #####Line Number 2\n',
      );
    },
  );

  it.each([
    [['lint', '-f', 'other.conf'], /unknown option '-f'/],
    [['m.conf', '-f', 'other.conf'], /unknown option '-f'/],
    [['run', '-f', 'm.conf'], /unknown option '-f'/],
    [
      ['-f', 'm.conf', 'other.conf'],
      /--file prints one file and accepts no other argument, such as "other\.conf"/,
    ],
    [['-f', 'm.conf', 'lint', 'other.conf'], /--file prints one file/],
    [['-f', 'm.conf', '--target', '2.0'], /--file prints one file/],
    [['-f', 'm.conf', '-f', 'other.conf'], /--file is given twice/],
    [['-f'], /argument missing/],
    [['-f', 'none.conf'], /there is no such file/],
  ] as const)('stands alone: %j', (words, text) => {
    const { status, stdout, stderr } = checkconfig(here, words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(text);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('what is wrong is reported in one line, with the nearest right word', () => {
  const here = place({
    'm.conf': OPEN,
    'checkconfig.yaml': 'rules: { passwords-in-claer: off }\n',
    'off/m.conf': `# checkconfig-disable-next-line pasword-in-clear\n${OPEN}`,
  });

  it.each([
    [['lint', '--tagret', '2.0'], /unknown option '--tagret' \(Did you mean --target\?\)/],
    [['lnt', 'm.conf'], /there is no command or file "lnt"; did you mean "checkconfig lint m\.conf"\?/],
    [['upgrad', 'm.conf', '--from', '1.6'], /did you mean "checkconfig upgrade m\.conf --from 1\.6"\?/],
    [['lint', '--format', 'jsno'], /Allowed choices are .* \(Did you mean json\?\)/],
    [['diff', '--fail-on', 'restrat', 'a', 'b'], /\(Did you mean restart\?\)/],
    [['completion', 'bahs'], /\(Did you mean bash\?\)/],
    [['explain', 'lisener'], /did you mean "listener"\?/],
    [['explain', 'passwords-in-clar'], /did you mean "passwords-in-clear"\?/],
    [
      ['lint', '--no-config', '--rule', 'passwords-in-claer=off', 'm.conf'],
      /there is no rule "passwords-in-claer"; did you mean "passwords-in-clear"\?/,
    ],
    [['lint', 'm.conf'], /there is no rule "passwords-in-claer"; did you mean "passwords-in-clear"\?/],
    [['lsp', '--socket', 'x'], /--socket wants a port from 1 to 65535, not "x"/],
    [['lsp', '--socket=70000'], /--socket wants a port/],
    [['lsp', '--socket', '1'], /^The language server found no editor at "1": .*ECONNREFUSED/],
    [['lsp', '--pipe=/nope/x'], /^The language server found no editor at "\/nope\/x": .*ENOENT/],
    [['lsp', '--node-ipc'], /--node-ipc is for a parent process/],
    [['lsp', '--clientProcessId', 'me'], /--clientProcessId wants a number/],
    [['lint', '--no-config', '--root', 'none', 'm.conf'], /--root: there is no folder "none"/],
    [['lint', '--no-config', '--cwd', 'm.conf', 'm.conf'], /--cwd: there is no folder "m\.conf", but a file/],
    [['lint', '--no-config', '--map', '/etc=none', 'm.conf'], /--map: there is no "none"/],
    [['active', '--no-config', '--root', 'none', 'm.conf'], /--root: there is no folder "none"/],
    [['active', '--target', '1.6', '--target', '2.0', 'm.conf'], /--target is given twice/],
  ] as const)('%j', (words, text) => {
    const { status, stderr, stdout } = checkconfig(here, words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(text);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('a rule that a comment switches off', () => {
    const { stdout } = checkconfig(here, ['lint', '--no-config', 'off/m.conf']);
    expect(stdout).toContain('no rule is named `pasword-in-clear`. Did you mean `passwords-in-clear`?');
  });
});

describe('on an old Node', () => {
  const old = join(folder, 'old-node.cjs');
  writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });\n");

  it.each([
    ['checkconfig', built, ['lint']],
    ['mosquitto-embedded', embedded, ['--version']],
  ])('%s says in one line which it needs', (name, path, words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', old, path, ...words], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`${name}: needs Node 20.19 or later, and this is 18.20.8\n`);
    // Nothing in the file has to be written differently for the first Node with modules.
    const text = readFileSync(path, 'utf8');
    const write = (target: string) => transformSync(text, { target, format: 'esm' }).code;
    expect(write('node12.20')).toBe(write('esnext'));
  });
});
