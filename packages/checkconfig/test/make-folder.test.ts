import { expect, test, vi } from 'vitest';
import { UsageError } from '../src/failure.js';
import { makeFolder } from '../src/write/make-folder.js';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  existsSync: () => false,
  mkdirSync: () => {
    throw Object.assign(new Error('no such folder'), { code: 'ENOENT' });
  },
}));

/** As on a drive of Windows that is not there, or in a folder that was deleted. */
test.each(['/data', 'data'])('where not even the topmost folder is there: %s', (path) => {
  expect(() => makeFolder(path)).toThrow(UsageError);
});
