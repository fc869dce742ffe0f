// The oldest Node that the packages run on: `engines` of the repository's package.json, which names it for all.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Its version: `20.19.0`. */
export const nodeFloor = engines.node.replace('>=', '');

const [major, minor] = nodeFloor.split('.').map(Number);

/** The numbers of its version that matter. */
export const nodeFloorNumbers = { major, minor };

/** It as a target of esbuild: `node20.19`. */
export const nodeTarget = `node${major}.${minor}`;
