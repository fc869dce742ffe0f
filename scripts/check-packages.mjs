// Looks at what `npm pack` would publish of each package, and that the published command works on its own.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedPackages } from './published-packages.mjs';
import { metafilesOf, missingNotices, NOTICES } from './third-party-notices.mjs';

const failures = [];
/** The most that a package may be to download, in kB as npm counts them: 1,000 bytes. */
const LIMITS = {
  grammar: 80,
  config: 280,
  validator: 280,
  settings: 40,
  'language-server': 560,
  broker: 540,
  test: 420,
  checkconfig: 700,
};
/** Packages that can be loaded by `require` too, and the entries of them that cannot. */
const COMMON_JS = { broker: ['internal'], test: ['internal'] };
const folder = mkdtempSync(join(tmpdir(), 'mosquitto-conf-packages-'));

function run(command, args, options = {}) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });
}

const tarballs = publishedPackages.map((name) => {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder, '-w', `packages/${name}`]),
  );
  const files = packed.files.map(({ path }) => path);
  const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'));
  const entries = [
    ...Object.values(manifest.exports ?? {}).flatMap(({ types, default: code, require: other }) => [
      types,
      code,
      other?.types,
      other?.default,
    ]),
    ...Object.values(manifest.bin ?? {}),
  ];
  for (const entry of entries.filter(Boolean)) {
    const path = entry.replace(/^\.\//, '');
    if (!files.includes(path)) failures.push(`${name}: ${path} is exported but not packed`);
  }
  for (const path of files) {
    if (!/^(dist\/|man\/|package\.json$|(settings|test)\.schema\.json$|README\.md$|LICENSE$)/.test(path))
      failures.push(`${name}: ${path} should not be packed`);
    if (/\.tsbuildinfo$/.test(path)) failures.push(`${name}: ${path} should not be packed`);
  }
  const notices = files.includes(`dist/${NOTICES}`)
    ? readFileSync(`packages/${name}/dist/${NOTICES}`, 'utf8')
    : undefined;
  failures.push(...missingNotices(metafilesOf(name), notices, name));
  const size = Math.ceil(packed.size / 1000);
  console.log(`${name}: ${files.length} files, ${size} kB`);
  if (size > LIMITS[name]) failures.push(`${name}: ${size} kB to download, more than ${LIMITS[name]}`);
  const tarball = join(folder, packed.filename);
  if (manifest.exports) checkEntries(name, tarball);
  return tarball;
});

/** Whether other programs find the code and the types of a package, however they resolve modules. */
function checkEntries(name, tarball) {
  const types = COMMON_JS[name]
    ? ['--profile', 'node16', '--exclude-entrypoints', ...COMMON_JS[name]]
    : ['--profile', 'esm-only'];
  for (const [tool, ...args] of [
    ['publint', tarball, '--strict'],
    ['attw', tarball, ...types],
  ]) {
    const { status, stdout } = spawnSync('npx', ['--no-install', tool, ...args], { encoding: 'utf8' });
    if (status !== 0) failures.push(`${name}: ${tool} says:\n${stdout}`);
  }
}

// Installed elsewhere, the command and the libraries must work without this repository.
writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
run('npm', ['install', '--no-audit', '--no-fund', ...tarballs], { cwd: folder });
writeFileSync(join(folder, 'm.conf'), 'listener 1883 127.0.0.1\nallow_anonymous true\n');
const lint = JSON.parse(
  run(join(folder, 'node_modules/.bin/checkconfig'), ['lint', 'm.conf', '--format', 'json'], { cwd: folder }),
);
if (lint.files[0].broker.outcome !== 'running')
  failures.push('checkconfig: a simple configuration should start');
writeFileSync(
  join(folder, 'use.mjs'),
  `import { analyse, latest } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { diagnose } from '@mosquitto-conf/validator';
import { parseConfiguration, print } from '@mosquitto-conf/grammar';
import { openProject } from '@mosquitto-conf/language-server';
import { startBrokerFrom } from '@mosquitto-conf/broker';
if (print(parseConfiguration('a b\\n')) !== 'a b\\n') throw new Error('grammar');
const analysis = analyse('m.conf', latest, nodeHost({ cwd: '.' }));
const project = openProject({ main: 'm.conf', release: latest, host: nodeHost({ cwd: '.' }), uriOf: (file) => 'file:///' + file });
if (project.documents.length !== 1) throw new Error('language-server');
const broker = await startBrokerFrom('m.conf', { ports: 'ephemeral' });
if (!broker.may({}, 'publish', 'a').allowed) throw new Error('broker');
await broker.close();
if (analysis.outcome !== 'running' || diagnose(analysis, 'm.conf').length > 0) throw new Error('config');
`,
);
run('node', ['use.mjs'], { cwd: folder });
writeFileSync(
  join(folder, 'use.cjs'),
  "const { startBrokerFrom } = require('@mosquitto-conf/broker');\nstartBrokerFrom('m.conf', { ports: 'ephemeral' }).then((broker) => broker.close());\n",
);
run('node', ['use.cjs'], { cwd: folder });
run(join(folder, 'node_modules/.bin/mosquitto-embedded'), ['-c', 'm.conf', '--test-config', '-q'], {
  cwd: folder,
});
run(join(folder, 'node_modules/.bin/checkconfig'), ['run', 'm.conf', '--test-config', '-q'], { cwd: folder });
writeFileSync(
  join(folder, 'm.mosquitto-test.yaml'),
  'configuration: m.conf\nclients: { a: {} }\ncertificates: { ca: { is: authority } }\ncases: [{ name: a, when: [{ connect: a }] }]\n',
);
run(join(folder, 'node_modules/.bin/checkconfig'), ['test'], { cwd: folder });
rmSync(folder, { recursive: true });
if (!existsSync('LICENSE')) failures.push('there is no licence');
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);
