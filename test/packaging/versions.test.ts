import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error A script has no types.
import * as versions from '../../scripts/next-version.mjs';
// @ts-expect-error A script has no types.
import { nodeFloor, nodeFloorNumbers } from '../../scripts/node-floor.mjs';
// @ts-expect-error A script has no types.
import { publishedPackages, repositoryFault } from '../../scripts/published-packages.mjs';

const { changelogWith, manifestWith, notesOf, placeWith, VERSION_PLACES, versionPattern } = versions;

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifests = [
  'package.json',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`),
];
const { version } = JSON.parse(read('packages/checkconfig/package.json'));
const { major, minor } = nodeFloorNumbers;

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: object;
}

describe('the next version', () => {
  test('reaches every manifest, and every place that a person copies', () => {
    for (const path of manifests) {
      const text = manifestWith(read(path), version, '77.8.9');
      expect({ path, version: JSON.parse(text).version }).toEqual({ path, version: '77.8.9' });
      expect(text).not.toMatch(new RegExp(`"@mosquitto-conf/[a-z-]+": "${version}"`));
    }
    const places = ['--', ':!test', ':!packages/*/test'];
    const naming = execFileSync('git', ['grep', '-lE', versionPattern(version), ...places], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(naming.trim().split('\n').sort()).toEqual([...VERSION_PLACES].sort());
    for (const path of VERSION_PLACES)
      expect(placeWith(read(path), version, '77.8.9')).not.toMatch(new RegExp(versionPattern(version)));
  });

  test('leaves the releases of Mosquitto alone', () => {
    const lines =
      'uses: OWNER/REPOSITORY@v2.0.22\nnpx @mosquitto-conf/checkconfig@2.0.22 lint --target 2.0.22\n';
    expect(placeWith(lines, '2.0.22', '2.0.23')).toBe(
      'uses: OWNER/REPOSITORY@v2.0.23\nnpx @mosquitto-conf/checkconfig@2.0.23 lint --target 2.0.22\n',
    );
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
    const { check, publish } = parse(read('.github/workflows/release.yml')).jobs;
    expect(check.container.image).toBe(`node:${major}.${minor}-bookworm`);
    const steps: Step[] = [...check.steps, ...publish.steps];
    const setups = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node'));
    // The last one is for publishing only: the registry asks for a newer npm.
    const [forPublishing, ...others] = setups.reverse();
    expect(forPublishing?.with).toEqual({ 'node-version': 24 });
    expect(steps[steps.indexOf(forPublishing!) + 1]?.name).toBe('Publish to the registry');
    expect(others).toHaveLength(1);
    for (const setup of others) expect(setup.with).toEqual({ 'node-version-file': '.nvmrc' });
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
  const run = jobs.publish.steps.map((step: Step) => step.run ?? '').join('\n');
  expect(run).toContain('npm publish --provenance');
  expect(run).toContain('scripts/sbom.mjs');
  expect(run).toContain('THIRD-PARTY-NOTICES.txt');
  expect(read('.github/workflows/release.yml')).not.toContain('secrets.');
  for (const script of run.match(/scripts\/[\w-]+\.mjs/g)) expect(read(script)).not.toBe('');
});

describe('what the release workflow publishes', () => {
  /** Runs the step with commands that only write what they are asked; `grammar` is published already. */
  function published(tag: string): readonly string[] {
    const { steps } = parse(read('.github/workflows/release.yml')).jobs.publish;
    const { run } = steps.find(({ name }: Step) => name === 'Publish to the registry');
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    try {
      const npm = `#!/bin/sh
case "$*" in
  "view @mosquitto-conf/grammar@${tag.slice(1)} version") echo ${tag.slice(1)} ;;
  view*) exit 1 ;;
  *) echo "npm $*" ;;
esac
`;
      writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 });
      const PATH = `${folder}${delimiter}${process.env.PATH}`;
      const env = { ...process.env, PATH, GITHUB_REF_NAME: tag };
      return execFileSync('bash', ['-e', '-c', run], { cwd: root, env, encoding: 'utf8' }).trim().split('\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each([
    ['v0.2.0', 'latest'],
    ['v0.2.0-rc.1', 'next'],
  ])('%s: each package that is not published yet, with the tag %s', (tag, inRegistry) => {
    const missing = publishedPackages.filter((name: string) => name !== 'grammar');
    expect(published(tag)).toEqual([
      `@mosquitto-conf/grammar@${tag.slice(1)} is published already`,
      ...missing.map(
        (name: string) => `npm publish --provenance --access public --tag ${inRegistry} -w packages/${name}`,
      ),
    ]);
  });

  test('only with the repository in the manifest', () => {
    const address = 'https://github.com/OWNER/REPOSITORY';
    const fault = (manifest: object) => repositoryFault('packages/config/package.json', manifest, address);
    expect(fault({})).toMatch(/^packages\/config\/package\.json has no `repository`: /);
    expect(fault({ repository: { url: 'git+https://github.com/OTHER/REPOSITORY.git' } })).toContain(
      'another',
    );
    expect(fault({ repository: { type: 'git', url: `git+${address}.git` } })).toBeUndefined();
    const { check } = parse(read('.github/workflows/release.yml')).jobs;
    const runs = check.steps.map(({ run }: Step) => run).filter(Boolean);
    expect(runs[0]).toContain('scripts/check-repository.mjs');
  });
});
