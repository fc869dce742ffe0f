// Prints what CHANGELOG.md says of this version: `node scripts/release-notes.mjs`.
import { readFileSync } from 'node:fs';
import { notesOf } from './next-version.mjs';

const { version } = JSON.parse(readFileSync('packages/checkconfig/package.json', 'utf8'));
const notes = notesOf(readFileSync('CHANGELOG.md', 'utf8'), version);
if (notes === undefined) {
  console.error(`CHANGELOG.md has nothing about ${version}`);
  process.exit(1);
}
console.log(notes);
