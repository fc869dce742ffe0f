import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** The files that `LoadedProgram` may load. */
const files = globSync('checkconfig/dist/*.{js,js.br}', { cwd: packages });

test('built files are ASCII: `LoadedProgram` reads each byte as one character', () => {
  expect(files).toContain('checkconfig/dist/small-files.js');
  const others = files.filter((file) => {
    const bytes = readFileSync(`${packages}/${file}`);
    const code = file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
    return code.some((byte) => byte > 0x7f);
  });
  expect(others).toEqual([]);
});
