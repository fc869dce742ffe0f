// What is in each published package, as CycloneDX 1.5: `node scripts/sbom.mjs FOLDER`, after a build. Bundled code is read
// off the bundles, and what is installed beside it off the manifest and the lock file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from './published-packages.mjs';
import { bundledPackages, metafilesOf } from './third-party-notices.mjs';

const [target = 'dist/sbom'] = process.argv.slice(2);
const { packages: locked } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
mkdirSync(target, { recursive: true });
for (const folder of publishedPackages) {
  const manifest = JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'));
  const bundled = [...bundledPackages(metafilesOf(folder))].map(([name, { license }]) => {
    const at = name.lastIndexOf(' ');
    return component(name.slice(0, at), name.slice(at + 1), license, 'bundled');
  });
  const installed = Object.keys(manifest.dependencies ?? {}).map((name) => {
    const version = locked[`node_modules/${name}`]?.version ?? manifest.dependencies[name];
    return component(name, version, locked[`node_modules/${name}`]?.license, 'installed');
  });
  const components = new Map([...installed, ...bundled].map((one) => [one['bom-ref'], one]));
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: folder === 'checkconfig' ? 'application' : 'library',
        ...identity(manifest.name, manifest.version),
      },
    },
    components: [...components.values()],
  };
  writeFileSync(join(target, `${folder}.cdx.json`), `${JSON.stringify(bom, undefined, 2)}\n`);
}

function component(name, version, license, how) {
  return {
    type: 'library',
    ...identity(name, version),
    ...(license ? { licenses: [{ expression: license }] } : {}),
    properties: [{ name: 'mosquitto-conf:included', value: how }],
  };
}

/** What tells a package from all others (https://github.com/package-url/purl-spec). */
function identity(name, version) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { 'bom-ref': purl, name, version, purl };
}
