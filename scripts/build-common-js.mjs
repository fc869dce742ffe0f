// Builds several files that share others: those that all of them need, and those that some need.
// They are CommonJS, because the code that V8 compiles of a module cannot be kept on Node 20.
import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { RARELY_NEEDED } from './lazy-builtins.mjs';
import { namesIn } from './names-in.mjs';

/** What stands for `import.meta.url` in CommonJS. */
const fileUrl = {
  define: { 'import.meta.url': '__fileUrl' },
  banner: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;",
};

/** A file of fewer characters is small: to find, read and check it takes longer than to compile what is in it. */
const SMALL = 8000;

/** The same of files that are compressed, and for another reason: together they take less space. */
const SMALL_COMPRESSED = 32_000;

/**
 * @param folder where the files are written, in place of those of an earlier build
 * @param options of esbuild, with the files that a program may begin with
 * @param smallFiles the name of a file for all small ones, for a program that `LoadedProgram` loads; Node's own loader
 *   cannot load them from there. Those that few runs load are in a second one, which is compressed
 * @param rare modules that few runs load, for such a program too: their files are compressed, and those that only they need
 * @returns what esbuild says of them, and a text that differs wherever one of them does
 */
export async function buildCommonJs(folder, options, smallFiles, rare = []) {
  const { metafile, outputFiles } = await buildModules(folder, {
    ...options,
    splitting: true,
    chunkNames: '[name]-[hash]',
  });
  for (const name of await readdir(folder)) if (/\.js(\.br)?$/.test(name)) await rm(join(folder, name));
  const hash = createHash('sha256');
  const small = [];
  const shared = new SharedFiles(metafile, rare);
  for (const { path, text } of outputFiles) {
    const code = await writtenOf(commonJs(text, basename(path), shared), options);
    hash.update(code);
    const name = shared.nameOf(basename(path));
    const limit = isCompressed(name) ? SMALL_COMPRESSED : SMALL;
    if (smallFiles !== undefined && code.length < limit) small.push({ name, code });
    else await writeCode(join(folder, name), code);
  }
  if (smallFiles !== undefined) {
    const [often, seldom] = [
      small.filter(({ name }) => !isCompressed(name)),
      small.filter(({ name }) => isCompressed(name)),
    ];
    await writeCode(join(folder, smallFiles), together(often));
    await writeCode(join(folder, `${smallFiles}.br`), together(seldom));
  }
  return { metafile, hash: hash.digest('hex').slice(0, 16) };
}

/**
 * Builds files that share nothing, each a whole of its own.
 * @returns what esbuild says of them
 */
export async function buildWholeCommonJs(folder, options) {
  const { metafile, outputFiles } = await buildModules(folder, options);
  const shared = new SharedFiles(metafile, []);
  for (const { path, text } of outputFiles)
    await writeFile(path, await writtenOf(commonJs(text, basename(path), shared), options));
  return metafile;
}

/** What esbuild makes of files, as modules that are still to be written as CommonJS. */
function buildModules(folder, options) {
  return build({
    ...options,
    format: 'esm',
    outdir: folder,
    define: { ...options.define, ...fileUrl.define },
    minify: false,
    minifySyntax: options.minify,
    write: false,
  });
}

/** Writes a file, compressed where its name says so. */
function writeCode(path, code) {
  return writeFile(path, isCompressed(path) ? brotliCompressSync(code) : code);
}

function isCompressed(path) {
  return path.endsWith('.br');
}

/** The code of a file as it is written: short where that is asked for. */
async function writtenOf({ code, define }, { target, minify }) {
  const { code: written } = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target,
    minify,
    define,
  });
  return asciiOf(written);
}

/**
 * Files that others share, and what is in them, have short names: only files of this build know them. What a program begins
 * with, and what it imports later, keep their own.
 */
class SharedFiles {
  #files = new Map();

  constructor({ outputs }, rare) {
    const often = loadedOften(outputs, rare);
    for (const [path, { entryPoint }] of Object.entries(outputs)) {
      const file = basename(path);
      const ending = often.has(path) ? '' : '.br';
      if (entryPoint === undefined)
        this.#files.set(file, { name: `${shortName(this.#files.size)}.js${ending}`, exported: new Map() });
      else if (ending !== '') this.#files.set(file, { name: `${file}${ending}` });
    }
  }

  /** What a file is called. */
  nameOf(file) {
    return this.#files.get(file)?.name ?? file;
  }

  /** What a name is called that a file exports. */
  exportOf(name, file) {
    const exported = this.#files.get(file)?.exported;
    if (!exported) return name;
    if (!exported.has(name)) exported.set(name, shortName(exported.size));
    return exported.get(name);
  }
}

/** The paths of files that a run may load without loading a rare module. */
function loadedOften(outputs, rare) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path) || rare.includes(outputs[path].entryPoint)) return;
    found.add(path);
    for (const { path: other, external } of outputs[path].imports) if (!external) add(other);
  };
  const isNeeded = new Set(Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path)));
  for (const path of Object.keys(outputs)) if (!isNeeded.has(path)) add(path);
  return found;
}

/** The letter `_` and a number in 36 digits: a name that is never a word of the language. */
function shortName(index) {
  return `_${index.toString(36)}`;
}

/** What imports a file that is named at run time: `LoadedProgram` has a function for it, and Node's own loader needs none. */
const IMPORT = 'require.importFile ?? ((address) => import(address))';

/**
 * A module of esbuild's as CommonJS, and what stands for names in it. What one file imports of another is read once and not at
 * each use, as esbuild's own CommonJS does: nothing that is exported changes later, because no module is run later than the file
 * that it is in.
 */
function commonJs(text, file, shared) {
  if (/\b__esm\b/.test(text))
    throw new Error('a module that runs later than its file may change what it exports');
  const builtins = new Builtins();
  const code = text
    .replace(/^import ([^"]+) from "node:([^"]+)";$/gm, (_, names, from) => builtins.import(names, from))
    .replace(/^import "\.\/([^"]+)";$/gm, (_, from) => `require("./${shared.nameOf(from)}");`)
    .replace(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm, (_, names, from) => {
      const parts = namesIn(names).map(({ name, as }) => `${shared.exportOf(name, from)}: ${as}`);
      return `const {${parts.join(', ')}} = require("./${shared.nameOf(from)}");`;
    })
    .replace(
      /\bimport\("\.\/([^"]+)"\)/g,
      (_, from) => `Promise.resolve().then(() => require("./${shared.nameOf(from)}"))`,
    )
    .replace(/\bawait import\(/g, `await (${IMPORT})(`)
    .replace(/^export default /m, 'exports.default = ')
    .replace(/^export \{([^}]*)\};$/m, (_, names) =>
      namesIn(names)
        .map(({ name, as }) => `exports.${shared.exportOf(as, file)} = ${name};`)
        .join('\n'),
    );
  const left = /^(import|export)\b.*/m.exec(code);
  if (left) throw new Error(`this cannot be written as CommonJS: ${left[0]}`);
  const banner = code.includes('__fileUrl') ? `${fileUrl.banner}\n` : '';
  return { code: `${banner}${builtins.banner}${code}`, define: builtins.define };
}

/**
 * What a file imports of Node. It is read once; of modules that are rarely needed at each use, so that Node makes them when
 * something of them is used.
 */
class Builtins {
  /** What stands for the names of modules that are rarely needed. */
  define = {};
  #rare = new Set();

  /** What stands for an import. */
  import(names, from) {
    const [, whole, list] = /^(?:(?:\* as )?(\w+)|\{([^}]*)\})$/.exec(names) ?? [];
    if (!whole && !list) throw new Error(`this import of node:${from} is not known: ${names}`);
    if (!RARELY_NEEDED.includes(from))
      return `const ${whole ?? asProperties(list)} = process.getBuiltinModule("node:${from}");`;
    this.#rare.add(from);
    const module = `__rare.${identifierOf(from)}`;
    if (whole) this.define[whole] = module;
    else for (const { name, as } of namesIn(list)) this.define[as] = `${module}.${name}`;
    return '';
  }

  /** What a file begins with that needs such a module. */
  get banner() {
    if (this.#rare.size === 0) return '';
    const getters = [...this.#rare].map(
      (name) => `get ${identifierOf(name)}() { return process.getBuiltinModule("node:${name}"); }`,
    );
    return `const __rare = { ${getters.join(', ')} };\n`;
  }
}

/** The name of a module where a name of the language is needed. */
function identifierOf(module) {
  return module.replace(/\W/g, '_');
}

/** The names of an import as those of properties. */
function asProperties(list) {
  return `{${namesIn(list)
    .map(({ name, as }) => `${name}: ${as}`)
    .join(', ')}}`;
}

/** Code in ASCII, as `LoadedProgram` reads it. esbuild escapes what is in texts, and leaves regular expressions as they are. */
function asciiOf(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
