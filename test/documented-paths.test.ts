import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A path with a slash; NAME and the like stand for any name. */
const PATH = /^(?!.*\b[A-Z]{2,}\b(?!\.md))(?=.*\/)\.?\w[\w.{},/-]*$/;

/** `a/{b,c}.ts` names two paths. */
function expanded(path: string): readonly string[] {
  const [, before, list, after] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return list === undefined ? [path] : list.split(',').map((part) => `${before}${part}${after}`);
}

describe.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');

  test('names paths that exist, from the root of the repository', () => {
    const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word]) => word!);
    const paths = words.filter((word) => PATH.test(word)).flatMap(expanded);
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });
});
