// The licences of what is inside the bundles that are published, read off what esbuild put into them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What the file is called, in `dist` of each package and beside the manifest of the extension. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/**
 * Packages of others whose code is in bundles, by name and version.
 * @param metafiles what esbuild says of the bundles
 */
export function bundledPackages(metafiles) {
  const found = new Map();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = bytesInOutput > 0 ? packageFolder(path) : undefined;
        if (!folder) continue;
        const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        found.set(`${name} ${version}`, { folder, license });
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The folder of the package in `node_modules` that a module belongs to; undefined for our own. */
function packageFolder(path) {
  const parts = path.split(/[\\/]/);
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return undefined;
  const name = parts[at + 1].startsWith('@') ? 2 : 1;
  return parts.slice(0, at + 1 + name).join(sep);
}

/**
 * The text of the file: each package with its licence.
 * @throws Error where a package has no text of its licence
 */
function noticesOf(metafiles) {
  const packages = bundledPackages(metafiles);
  if (packages.size === 0) return undefined;
  const byText = new Map();
  for (const [name, { folder, license }] of packages) {
    const texts = licenceFiles(folder).map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (texts.length === 0) throw new Error(`${name} (${license}) has no text of its licence`);
    const text = texts.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} (${license})`]);
  }
  const sections = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `The programs here contain code of the following packages.${line}${sections.join(line)}\n`;
}

/** Files with the licence and the notices of a package. */
function licenceFiles(folder) {
  return existsSync(folder)
    ? readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file))
    : [];
}

/** Where what esbuild said of a package's bundles is kept for checks. */
const METAFILES = 'node_modules/.cache/bundles';

/** Writes the notices of a package's bundles, and keeps what they were made from. */
export function writeNotices(name, metafiles, folder) {
  mkdirSync(METAFILES, { recursive: true });
  writeFileSync(join(METAFILES, `${name}.json`), JSON.stringify(metafiles));
  const text = noticesOf(metafiles);
  if (text === undefined) rmSync(join(folder, NOTICES), { force: true });
  else writeFileSync(join(folder, NOTICES), text);
}

/** What esbuild said of a package's bundles when it was built. */
export function metafilesOf(name) {
  return JSON.parse(readFileSync(join(METAFILES, `${name}.json`), 'utf8'));
}

/** What is wrong with the notices of bundles, as sentences. */
export function missingNotices(metafiles, text, where) {
  return [...bundledPackages(metafiles).keys()]
    .filter((name) => !text?.includes(`\n${name} (`))
    .map((name) => `${where}: the licence of ${name}, which is inside, is not in ${NOTICES}`);
}
