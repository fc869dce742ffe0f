// Runs the example for Jest in Jest itself, from the npm package, which nothing else here needs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const JEST = '30';

const { status } = spawnSync(
  'npx',
  ['--yes', `--package=jest@${JEST}`, '--', 'jest', '--ci', 'jest.test.js'],
  {
    cwd: fileURLToPath(new URL('../examples/testing', import.meta.url)),
    stdio: 'inherit',
    // Jest loads ECMAScript modules only so.
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' },
  },
);
process.exit(status ?? 1);
