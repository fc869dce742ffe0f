// Runs a command with the newest Node LTS, from the npm package `node`, first in the path.
import { execFileSync, spawnSync } from 'node:child_process';

const NEWEST_LTS = '26';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error('usage: node scripts/with-newest-lts.mjs COMMAND [ARGUMENT…]');
  process.exit(2);
}
const npx = ['--yes', `--package=node@${NEWEST_LTS}`, '--'];
const version = execFileSync('npx', [...npx, 'node', '--version'], { encoding: 'utf8' }).trim();
if (!version.startsWith(`v${NEWEST_LTS}.`)) {
  console.error(`wanted Node ${NEWEST_LTS}, got ${version}`);
  process.exit(1);
}
console.log(`Node ${version}`);
const { status } = spawnSync('npx', [...npx, command, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
