import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error A script has no types.
import { changelogWith, manifestWith, notesOf, VERSION_PLACES } from '../../scripts/next-version.mjs';
// @ts-expect-error A script has no types.
import { nodeFloor, nodeFloorNumbers } from '../../scripts/node-floor.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifests = [
  'package.json',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`),
];
const { version } = JSON.parse(read('packages/checkconfig/package.json'));
const { major, minor } = nodeFloorNumbers;

describe('the next version', () => {
  test('reaches every manifest, and every place that a person copies', () => {
    for (const path of manifests) {
      const text = manifestWith(read(path), version, '77.8.9');
      expect({ path, version: JSON.parse(text).version }).toEqual({ path, version: '77.8.9' });
      expect(text).not.toMatch(new RegExp(`"@mosquitto-conf/[a-z-]+": "${version}"`));
    }
    const copied = `(@mosquitto-conf/[a-z-]+@|@v|rev: v|ARG VERSION=|mosquitto-conf-)${version}`;
    const naming = execFileSync('git', ['grep', '-lE', copied, '--', ':!test', ':!packages/*/test'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(naming.trim().split('\n').sort()).toEqual([...VERSION_PLACES].sort());
  });

  test('gets what is unreleased', () => {
    const log = '# Changelog\n\n## Unreleased\n\n### Added\n\n- b\n\n## 0.1.0 - 2026-11-27\n\n- a\n';
    const next = changelogWith(log, '0.2.0', '2027-01-02');
    expect(next).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2027-01-02\n\n### Added\n\n- b\n\n## 0.1.0 - 2026-11-27\n\n- a\n',
    );
    expect(notesOf(next, '0.2.0')).toBe('### Added\n\n- b');
    expect(notesOf(next, '0.1.0')).toBe('- a');
    expect(changelogWith(next, '0.3.0', '2027-01-03')).toBeUndefined();
    expect(notesOf(next, '0.3.0')).toBeUndefined();
  });

  test('the changelog says what is in this one', () => {
    expect(notesOf(read('CHANGELOG.md'), version)).toMatch(/^### (Added|Changed)\n/);
  });
});

describe('`engines` of the repository names the Node of everything', () => {
  test.each(manifests)('%s', (path) => {
    expect(JSON.parse(read(path)).engines.node).toBe(`>=${nodeFloor}`);
  });

  test('CI runs it', () => {
    expect(read('.nvmrc').trim()).toBe(`${major}.${minor}`);
    const { jobs } = parse(read('.github/workflows/release.yml'));
    const steps = Object.values<{ steps: { uses?: string; with?: object }[] }>(jobs).flatMap(
      (job) => job.steps,
    );
    const setups = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node'));
    expect(setups).toHaveLength(2);
    for (const setup of setups) expect(setup.with).toMatchObject({ 'node-version-file': '.nvmrc' });
    expect(JSON.parse(read('package.json')).devDependencies['@types/node']).toMatch(
      new RegExp(`^${major}\\.${minor}\\.`),
    );
  });

  test('pages name it', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'RELEASE.md',
      'docs/ci.md',
      'packages/checkconfig/README.md',
    ];
    for (const page of pages) {
      const named = read(page)
        .match(/\bNode\s\d+\.\d+/g)
        ?.map((words) => words.replace(/\s/, ' '));
      expect({ page, named: [...new Set(named)] }).toEqual({ page, named: [`Node ${major}.${minor}`] });
    }
  });
});

test('the release workflow publishes each package with provenance, behind a check, without a stored token', () => {
  const { jobs } = parse(read('.github/workflows/release.yml'));
  expect(jobs.publish.needs).toBe('check');
  expect(jobs.publish.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
  const run = jobs.publish.steps.map((step: { run?: string }) => step.run ?? '').join('\n');
  expect(run).toContain('npm publish --provenance');
  expect(run).toContain('scripts/sbom.mjs');
  expect(run).toContain('THIRD-PARTY-NOTICES.txt');
  expect(read('.github/workflows/release.yml')).not.toContain('secrets.');
  for (const script of run.match(/scripts\/[\w-]+\.mjs/g)) expect(read(script)).not.toBe('');
});
