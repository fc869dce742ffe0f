// Runs the examples for Jest in Jest itself, from the npm package, which nothing else here needs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const JEST = '30';

// Jest loads ECMAScript modules only with an option; what is CommonJS needs none.
const runs = [
  ['testing', 'jest.test.js', '--experimental-vm-modules'],
  ['jest', 'broker.test.js', ''],
  ['jest', 'configuration.test.js', ''],
];

for (const [folder, file, options] of runs) {
  const { status } = spawnSync('npx', ['--yes', `--package=jest@${JEST}`, '--', 'jest', '--ci', file], {
    cwd: fileURLToPath(new URL(`../examples/${folder}`, import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options },
  });
  if (status !== 0) process.exit(status ?? 1);
}
