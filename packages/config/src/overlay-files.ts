import type { FileStatus, FileSystem } from './host.js';

/**
 * A file system with some files replaced: unsaved documents of an editor, standard input.
 * @param contents by path, as a configuration would name them
 */
export function overlayFiles(files: FileSystem, contents: ReadonlyMap<string, Uint8Array>): FileSystem {
  const status: FileStatus = { kind: 'file', mode: 0o600, uid: -1, gid: -1 };
  return {
    read: (path) => contents.get(path) ?? files.read(path),
    unread: (path) => (contents.has(path) ? undefined : files.unread?.(path)),
    list: (path) => files.list(path),
    status: (path) => {
      const real = files.status(path);
      return contents.has(path) && typeof real === 'string' ? status : real;
    },
    isLink: (path) => files.isLink(path),
    writable: (path) => files.writable(path),
  };
}
