import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paths from '../src/paths.js';

const part = fc.constantFrom('a', 'b', '.', '..', 'c.conf', '');
const relativePath = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
const absolutePath = relativePath.map((path) => `/${path}`);

describe('paths are those of Node on POSIX systems', () => {
  it('join and relative', () => {
    fc.assert(
      fc.property(absolutePath, absolutePath, (folder, path) => {
        const plain = posix.resolve(folder);
        expect(paths.relative(plain, path)).toBe(posix.relative(plain, path));
      }),
    );
    fc.assert(
      fc.property(absolutePath, relativePath, (folder, path) => {
        fc.pre(!path.startsWith('/'));
        expect(paths.join(folder, path)).toBe(posix.resolve(folder, path));
      }),
    );
  });

  it.each(['/a/b', '/a', '/', 'a/b', 'a'])('dirname of %s', (path) => {
    expect(paths.dirname(path)).toBe(posix.dirname(path));
  });
});

describe('drives of Windows', () => {
  it('are absolute with either slash', () => {
    expect(paths.join('/project', 'C:\\mosquitto\\acl')).toBe('C:/mosquitto/acl');
    expect(paths.join('C:/site', '../acl')).toBe('C:/acl');
    expect(paths.dirname('C:/acl')).toBe('C:/');
    expect(paths.relative('C:/site', 'C:/site/conf/a.conf')).toBe('conf/a.conf');
  });
});
