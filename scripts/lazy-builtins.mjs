// Keeps what is bundled quick to start: what it needs of Node it fetches without `import`, which makes a wrapper for
// each module and loads them all before the first line runs.
import { builtinModules, createRequire } from 'node:module';

/** Node has these ready only when they are asked for, and most runs never need them. */
export const RARELY_NEEDED = ['child_process', 'crypto', 'dns/promises', 'http', 'https', 'tls', 'zlib'];

const NAMESPACE = 'node-builtin';
const require = createRequire(import.meta.url);

/** An esbuild plugin. */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: /^[a-z:_/]+$/ }, ({ path }) => {
      const name = builtinNamed(path);
      return name && { path: name, namespace: NAMESPACE };
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({ contents: source(path) }));
  },
};

/**
 * An esbuild plugin for files that `build-common-js.mjs` writes, in front of the other: it leaves `import` statements as they are,
 * and what they become there needs no object around each module.
 */
export const importedBuiltins = {
  name: 'imported-builtins',
  setup(build) {
    build.onResolve({ filter: /^[a-z:_/]+$/ }, ({ path, kind }) => {
      const name = kind === 'import-statement' ? builtinNamed(path) : undefined;
      return name && { path: `node:${name}`, external: true, sideEffects: false };
    });
  },
};

/** The name of a module of Node; undefined for any other. */
function builtinNamed(path) {
  const name = path.replace(/^node:/, '');
  return builtinModules.includes(name) ? name : undefined;
}

/** What stands for a module in the bundle: the module itself, or getters that fetch it when something of it is used. */
function source(name) {
  const fetched = `process.getBuiltinModule('node:${name}')`;
  if (!RARELY_NEEDED.includes(name)) return `module.exports = ${fetched};`;
  const keys = Object.keys(require(`node:${name}`)).join(' ');
  return `for (const key of '${keys}'.split(' '))
    Object.defineProperty(exports, key, { enumerable: true, get: () => ${fetched}[key] });`;
}
