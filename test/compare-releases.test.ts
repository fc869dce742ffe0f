import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../scripts/compare-releases.mjs', import.meta.url));
let checkout: string;

const conf = (limit: number, option: string) => `
#define DEFAULT_SIZE ${limit}
if(!strcmp(token, "listener")){
}else if(!strcmp(token, "${option}")){
  if(lim < ${limit}){
    log__printf(NULL, MOSQ_LOG_ERR, "Error: "
      "Too small for ${option}.");
  }
}
`;

function tag(name: string, log: string, source: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: checkout });
  writeFileSync(join(checkout, 'ChangeLog.txt'), log);
  writeFileSync(join(checkout, 'src/conf.c'), source);
  git('add', '.');
  git('commit', '-qm', name);
  git('tag', name);
}

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'compare-releases-'));
  execFileSync('git', ['init', '-q'], { cwd: checkout });
  mkdirSync(join(checkout, 'src'));
  tag('v1', '1\n- First.\n', conf(1, 'old_option'));
  tag('v2', '2\n- Second.\n\n1\n- First.\n', conf(2, 'new_option'));
});
afterAll(() => rmSync(checkout, { recursive: true }));

const compare = (...args: string[]) => spawnSync('node', [script, ...args], { encoding: 'utf8' });

test('lists what a tag changes', () => {
  const { stdout, status } = compare(checkout, 'v1', 'v2');
  expect(status).toBe(0);
  expect(stdout).toContain('## ChangeLog\n\n2\n- Second.\n');
  expect(stdout).toContain('- old_option\n+ new_option\n');
  expect(stdout).toContain('+ src/conf.c: DEFAULT_SIZE = 2');
  expect(stdout).toContain('+ src/conf.c: if(lim < 2)');
  expect(stdout).toContain('+ ERR: "Error: Too small for new_option."');
  expect(stdout).toContain(
    '## Files about reading the configuration\n\nsrc/conf.c: 4 lines added, 4 removed',
  );
});

test('says what is wrong with its arguments', () => {
  expect(compare()).toMatchObject({ status: 2, stderr: expect.stringContaining('usage: ') });
  const { status, stderr } = compare(checkout, 'v1', 'v3');
  expect(status).toBe(2);
  expect(stderr).toBe(
    `compare-releases: "${checkout}" is no git checkout with the tag "v3": fetch it with \`git fetch --tags\`\n`,
  );
});
