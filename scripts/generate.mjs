// Writes what is generated: the reference pages from the catalogue, the pages of the rules from the rules, the grammars
// of editors, and the lists of commands and options in the documentation. Run after a build.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { at, directives, latest, releases } from '../packages/config/dist/index.js';
import { nodeTls } from '../packages/config/dist/node/index.js';
import { LoadedProgram } from '../packages/config/dist/node/program/index.js';
import { rules } from '../packages/validator/dist/index.js';
import { accessFileTopics, rulesByDirective } from '../packages/validator/dist/internal.js';
import { withCommandSections } from './command-sections.mjs';
import { dynamicSecuritySchema } from './dynamic-security-schema.mjs';
import { findingsPage } from './findings-page.mjs';
import { manPage } from './man-page.mjs';
import { accessFilePage, groupPage, indexPage, testBrokerPage } from './reference-pages.mjs';
import { ruleIndex, rulePage } from './rule-pages.mjs';
import { settingsValidator, testFileSchema, testFileValidator } from './settings-validator.mjs';
import { textMateGrammars } from './text-mate.mjs';

mkdirSync('docs/reference', { recursive: true });
const rulesOf = rulesByDirective(nodeTls);
const groups = [...new Set(directives.map(({ group }) => group))];
for (const group of groups) {
  writeFileSync(
    `docs/reference/${group}.md`,
    groupPage(
      group,
      directives.filter((directive) => directive.group === group),
      rulesOf,
      directives,
    ),
  );
}
for (const topic of accessFileTopics)
  writeFileSync(`docs/reference/${topic.name}.md`, accessFilePage(topic, rules, directives));
writeFileSync('docs/reference/test-broker.md', testBrokerPage(groups, directives));
writeFileSync('docs/reference/README.md', indexPage(groups, directives, releases[0], latest));

// A rule that is no more leaves no page behind.
rmSync('docs/rules', { recursive: true, force: true });
mkdirSync('docs/rules', { recursive: true });
for (const rule of rules) writeFileSync(`docs/rules/${rule.id}.md`, rulePage(rule));
writeFileSync('docs/rules/README.md', ruleIndex(rules));

writeFileSync('schemas/dynamic-security.schema.json', dynamicSecuritySchema());
writeFileSync('docs/findings.md', findingsPage('fixtures/configs'));

mkdirSync('packages/settings/src/generated', { recursive: true });
writeFileSync('packages/settings/src/generated/settings-validator.js', await settingsValidator());
writeFileSync('packages/settings/src/generated/test-file-validator.js', await testFileValidator());
writeFileSync('packages/settings/src/generated/test-file-schema.js', testFileSchema());
// Editors find the schemas of settings and tests in the published package.
for (const name of ['settings', 'test'])
  copyFileSync(`schemas/${name}.schema.json`, `packages/checkconfig/${name}.schema.json`);

mkdirSync('syntaxes', { recursive: true });
for (const [language, grammar] of Object.entries(textMateGrammars({ directives, releases, at }))) {
  writeFileSync(`syntaxes/${language}.tmLanguage.json`, `${JSON.stringify(grammar, undefined, 2)}\n`);
}

const program = new LoadedProgram({
  folder: resolve('packages/checkconfig/dist'),
  smallFiles: 'small-files.js',
  name: 'checkconfig',
  build: 'generate',
  task: 'generate',
  keeps: false,
});
const commands = await program.load('program.js').commandDescriptions();
const pages = readdirSync('docs/commands').map((name) => [
  `docs/commands/${name}`,
  { schemas: '../../schemas', pages: '.' },
]);
for (const [path, links] of [['README.md', { schemas: 'schemas', pages: 'docs/commands' }], ...pages]) {
  writeFileSync(path, withCommandSections(readFileSync(path, 'utf8'), commands, links));
}

const { version } = JSON.parse(readFileSync('packages/checkconfig/package.json', 'utf8'));
mkdirSync('packages/checkconfig/man', { recursive: true });
writeFileSync('packages/checkconfig/man/checkconfig.1', manPage(commands, version));
