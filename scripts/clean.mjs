// Removes what a build left behind.
import { readdir, rm } from 'node:fs/promises';

for (const name of await readdir('packages'))
  await rm(`packages/${name}/dist`, { recursive: true, force: true });
