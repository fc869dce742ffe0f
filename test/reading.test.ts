import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Functions of Node that read or open files. */
const READERS = /\b(readFile|readFileSync|createReadStream|openAsBlob|open|openSync|readlines?)\b/;

/** Who may use them, and why. Everything else reads through `readBounded`, which always ends. */
const ALLOWED: Readonly<Record<string, string>> = {
  'packages/config/src/node/read-bounded.ts': 'the bounded reader',
  'packages/checkconfig/src/read-input.ts': 'reads a pipe that the shell opened, up to a limit',
  'packages/checkconfig/src/write/write-safely.ts': 'writes',
  'packages/broker/src/listeners/http-files.ts': 'serves a file up to a length that it announced',
  'packages/broker/src/log/broker-log.ts': 'writes the log',
  'packages/broker/src/persistence/save.ts': 'writes the database',
  'packages/broker/src/persistence/store.ts': 'opens the database for the bounded reader',
};

const sources = readdirSync(join(root, 'packages')).flatMap((name) =>
  readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `packages/${name}/src/${file}`),
);

test('files are read through the bounded reader alone', () => {
  const readers = sources.filter((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const imports = text.matchAll(/import\s+([^;]*?)\s+from\s+'(?:node:)?fs(?:\/promises)?'/g);
    return [...imports].some(([, names]) => READERS.test(names!) || names!.includes('*'));
  });
  expect(readers.sort()).toEqual(Object.keys(ALLOWED).sort());
});

test('no file module is loaded in another way', () => {
  const others = sources.filter((path) =>
    /(require|import|getBuiltinModule)\(\s*['"](node:)?fs/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(others).toEqual([]);
});
