// Imports each name from the file that has it, and not through files that only pass it on, such as an `index.ts`: anyone who
// imports such a file needs everything behind it, and a program could leave no part of it unread.
import { readFile } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { namesIn } from './names-in.mjs';

// As Biome formats them. Types are left to esbuild, which removes them.
const NAMES = /^(import|export) \{([^}]*)\} from '([^']+)';$/gm;
const EXPORT = /^export \{([^}]*)\} from '([^']+)';$/gm;
const EXPORT_AS = /^export \* as (\w+) from '([^']+)';$/gm;
const EXPORT_ALL = /^export \* from '([^']+)';$/gm;
/** What may be in a file of ours. */
const OURS = /^(\.|@mosquitto-conf\/)/;
const OWN = /^export (?:async |abstract )*(?:function\*?|const|let|class|enum) (\w+)/gm;

/** An esbuild plugin. Our packages have no side effects, so what is imported in another order is the same. */
export const directImports = {
  name: 'direct-imports',
  setup(build) {
    const known = new Map();

    /** Where each name is that a file exports: the file itself or another, and the name there, or none for all of it. */
    function exportsOf(path) {
      if (!known.has(path)) known.set(path, readExports(path));
      return known.get(path);
    }

    async function readExports(path) {
      const text = await readFile(path, 'utf8');
      const names = new Map();
      for (const [, name] of text.matchAll(OWN)) names.set(name, { path, name });
      for (const [, from] of text.matchAll(EXPORT_ALL)) {
        const target = await fileOf(from, path);
        if (isOurs(target)) for (const [name, place] of await exportsOf(target)) names.set(name, place);
      }
      for (const [, name, from] of text.matchAll(EXPORT_AS))
        names.set(name, { path: await fileOf(from, path) });
      for (const [, list, from] of text.matchAll(EXPORT)) {
        const target = await fileOf(from, path);
        for (const { name, as } of namesIn(list)) names.set(as, await placeOf(target, name));
      }
      return names;
    }

    async function placeOf(path, name) {
      const place = isOurs(path) ? (await exportsOf(path)).get(name) : undefined;
      return place ?? { path, name };
    }

    async function fileOf(from, importer) {
      const { path, errors } = await build.resolve(from, {
        importer,
        resolveDir: dirname(importer),
        kind: 'import-statement',
      });
      if (errors.length > 0) throw new Error(`${importer} imports ${from}, which is not there`);
      return path;
    }

    /** The same import or export of each name from where it is. */
    async function direct(statement, list, from, importer) {
      const target = await fileOf(from, importer);
      const lines = [];
      for (const { name, as } of namesIn(list)) {
        const place = await placeOf(target, name);
        const names = place.name === undefined ? `* as ${as}` : `{ ${place.name} as ${as} }`;
        lines.push(`${statement} ${names} from ${JSON.stringify(place.path)};`);
      }
      return lines.join(' ');
    }

    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!isOurs(path)) return undefined;
      let contents = await readFile(path, 'utf8');
      for (const [whole, statement, list, from] of contents.matchAll(NAMES))
        if (OURS.test(from)) contents = contents.replace(whole, await direct(statement, list, from, path));
      return { contents, loader: 'ts' };
    });
  },
};

function isOurs(path) {
  return path.endsWith('.ts') && !path.includes(`${sep}node_modules${sep}`);
}
