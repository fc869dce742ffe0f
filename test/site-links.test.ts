import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
// @ts-expect-error A script has no types.
import { anchorsOf, linkOf, linksIn, root, targetOf } from '../scripts/site-links.mjs';

const PAGES = ['docs/*.md', 'README.md', 'CONTRIBUTING.md', 'RELEASE.md'];
const pages = execFileSync('git', ['ls-files', '--', ...PAGES], { cwd: root, encoding: 'utf8' }).trim();
const read = (page: string) => readFileSync(join(root, page), 'utf8');

describe('the pages', () => {
  test('link to headings that exist', () => {
    const anchors = new Map<string, Set<string>>();
    const anchorsOfPage = (page: string) => {
      const found = anchors.get(page) ?? anchorsOf(read(page));
      anchors.set(page, found);
      return found;
    };
    const missing: string[] = [];
    let seen = 0;
    for (const page of pages.split('\n'))
      for (const href of linksIn(read(page)) as string[]) {
        const target = targetOf(href, page);
        if (target?.anchor === undefined || !target.file.endsWith('.md')) continue;
        seen++;
        if (!anchorsOfPage(target.file).has(target.anchor)) missing.push(`${page}: ${href}`);
      }
    expect(missing).toEqual([]);
    expect(seen).toBeGreaterThan(100);
  });
});

describe('a page', () => {
  test('has an anchor for each heading, and none for a comment in code', () => {
    const text =
      '# The `listener` line\n\n```sh\n# not this\n```\n\n## See [`port`](a.md): 1.4 to 2.1\n\n## Ports\n\n## Ports\n';
    expect([...anchorsOf(text)]).toEqual(['the-listener-line', 'see-port-14-to-21', 'ports', 'ports-1']);
  });

  test('has links outside its code', () => {
    const text = 'See [a](a.md#b), [`c`](c.md) and `[d](d.md)`.\n\n```\n[e](e.md)\n```\n';
    expect(linksIn(text)).toEqual(['a.md#b', 'c.md']);
  });

  test.each([
    ['https://mqtt.org', 'docs/ci.md', { link: 'https://mqtt.org' }],
    ['#pre-commit', 'docs/ci.md', { link: '#pre-commit' }],
    ['commands/lint.md#settings', 'docs/ci.md', { link: '/docs/commands/lint#settings' }],
    ['rules/README.md', 'docs/ci.md', { link: '/docs/rules/' }],
    ['../examples/tenants', 'docs/ci.md', { link: '/examples/tenants/' }],
    ['../action.yml', 'docs/ci.md', { link: '/files/action.yml.txt', file: 'action.yml' }],
  ])('%s of %s on the site', (href, page, expected) => expect(linkOf(href, page)).toEqual(expected));

  test('cannot link to what is missing', () => {
    expect(() => linkOf('gone.md', 'docs/ci.md')).toThrow('docs/ci.md: the link gone.md leads nowhere');
  });
});
