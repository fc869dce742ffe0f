// Writes what is generated from the catalogue: the reference pages. Run after a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { directives, latest, releases } from '../packages/config/dist/index.js';
import { groupPage, indexPage } from './reference-pages.mjs';

mkdirSync('docs/reference', { recursive: true });
const groups = [...new Set(directives.map(({ group }) => group))];
for (const group of groups) {
  writeFileSync(
    `docs/reference/${group}.md`,
    groupPage(
      group,
      directives.filter((directive) => directive.group === group),
    ),
  );
}
writeFileSync('docs/reference/README.md', indexPage(groups, directives, releases[0], latest));
