// Keeps what is bundled quick to start: what it needs of Node it fetches without `import`, which makes a wrapper for
// each module and loads them all before the first line runs.
import { builtinModules, createRequire } from 'node:module';

/** Node has these ready only when they are asked for, and most runs never need them. */
const RARELY_NEEDED = ['child_process', 'crypto', 'dns/promises', 'http', 'https', 'tls', 'zlib'];

const NAMESPACE = 'node-builtin';
const require = createRequire(import.meta.url);

/** An esbuild plugin. */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: /^[a-z:_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '');
      return builtinModules.includes(name) ? { path: name, namespace: NAMESPACE } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({ contents: source(path) }));
  },
};

/** What stands for a module in the bundle: the module itself, or getters that fetch it when something of it is used. */
function source(name) {
  const fetched = `process.getBuiltinModule('node:${name}')`;
  if (!RARELY_NEEDED.includes(name)) return `module.exports = ${fetched};`;
  const keys = Object.keys(require(`node:${name}`)).join(' ');
  return `for (const key of '${keys}'.split(' '))
    Object.defineProperty(exports, key, { enumerable: true, get: () => ${fetched}[key] });`;
}
