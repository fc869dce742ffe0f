// Removes what a build left behind.
import { readdir, rm } from 'node:fs/promises';

for (const name of await readdir('packages')) {
  for (const path of ['dist', '.tsbuildinfo'])
    await rm(`packages/${name}/${path}`, { recursive: true, force: true });
}
