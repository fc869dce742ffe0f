// Builds several files that share others: those that all of them need, and those that some need.
// They are CommonJS, because the code that V8 compiles of a module cannot be kept on Node 20.
import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';

/** What stands for `import.meta.url` in CommonJS. */
export const fileUrl = {
  define: { 'import.meta.url': '__fileUrl' },
  banner: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;",
};

/** A file of fewer characters is small: to find, read and check it takes longer than to compile what is in it. */
const SMALL = 8000;

/**
 * @param folder where the files are written, in place of those of an earlier build
 * @param options of esbuild, with the files that a program may begin with
 * @param smallFiles the name of a file for all small ones, for a program that `LoadedProgram` loads; Node's own loader
 *   cannot load them from there
 * @returns what esbuild says of them, and a text that differs wherever one of them does
 */
export async function buildCommonJs(folder, options, smallFiles) {
  const { metafile, outputFiles } = await build({
    ...options,
    format: 'esm',
    splitting: true,
    outdir: folder,
    chunkNames: '[name]-[hash]',
    define: { ...options.define, ...fileUrl.define },
    minify: false,
    write: false,
  });
  for (const name of await readdir(folder)) if (name.endsWith('.js')) await rm(join(folder, name));
  const hash = createHash('sha256');
  const small = [];
  for (const { path, text } of outputFiles) {
    const { code } = await transform(commonJs(text), {
      format: 'cjs',
      platform: 'node',
      target: options.target,
      minify: options.minify,
    });
    hash.update(code);
    const name = basename(path);
    if (smallFiles !== undefined && code.length < SMALL) small.push({ name, code });
    else await writeFile(join(folder, name), code);
  }
  if (smallFiles !== undefined) await writeFile(join(folder, smallFiles), together(small));
  return { metafile, hash: hash.digest('hex').slice(0, 16) };
}

/** What imports a file that is named at run time: `LoadedProgram` has a function for it, and Node's own loader needs none. */
const IMPORT = 'require.importFile ?? ((address) => import(address))';

/**
 * A module of esbuild's as CommonJS. What one file imports of another is read once and not at each use, as esbuild's own
 * CommonJS does: nothing that is exported changes later, because no module is run later than the file that it is in.
 */
function commonJs(text) {
  if (/\b__esm\b/.test(text))
    throw new Error('a module that runs later than its file may change what it exports');
  const code = text
    .replace(/^import "(\.\/[^"]+)";$/gm, 'require("$1");')
    .replace(
      /^import \{([^}]*)\} from "(\.\/[^"]+)";$/gm,
      (_, names, path) => `const {${names.replace(/ as /g, ': ')}} = require("${path}");`,
    )
    .replace(/\bimport\(("\.\/[^"]+")\)/g, 'Promise.resolve().then(() => require($1))')
    .replace(/\bawait import\(/g, `await (${IMPORT})(`)
    .replace(/^export default /m, 'exports.default = ')
    .replace(/^export \{([^}]*)\};$/m, (_, names) =>
      names
        .split(',')
        .map((name) => name.trim().split(' as '))
        .map(([own, other = own]) => `exports.${other} = ${own};`)
        .join('\n'),
    );
  const left = /^(import|export)\b.*/m.exec(code);
  if (left) throw new Error(`this cannot be written as CommonJS: ${left[0]}`);
  return code.includes('__fileUrl') ? `${fileUrl.banner}\n${code}` : code;
}

/** Files as functions by their name, as Node would call what is in each. */
function together(files) {
  return files
    .map(
      ({ name, code }) =>
        `exports[${JSON.stringify(name)}] = function (exports, require, module, __filename) {\n${code}};\n`,
    )
    .join('');
}
