// Whether each published package names its repository, as its provenance needs: `node scripts/check-repository.mjs ADDRESS`.
import { readFileSync } from 'node:fs';
import { publishedPackages, repositoryFault } from './published-packages.mjs';

const [address = ''] = process.argv.slice(2);
const faults = publishedPackages
  .map((name) => {
    const path = `packages/${name}/package.json`;
    return repositoryFault(path, JSON.parse(readFileSync(path, 'utf8')), address);
  })
  .filter((fault) => fault !== undefined);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
