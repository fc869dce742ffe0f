import type { FileFailure, FileSystem, Host } from '@mosquitto-conf/config';

const unknown = (): FileFailure => 'unknown';

/** Files about which nothing is known. */
const noFiles: FileSystem = {
  read: unknown,
  list: unknown,
  status: unknown,
  isLink: () => false,
  writable: unknown,
};

/** A machine of which nothing is known: for documents that are in no folder. */
export const nowhere: Host = {
  files: noFiles,
  resolve: (name) => (name.toLowerCase() === 'localhost' ? ['::1', '127.0.0.1'] : 'unknown'),
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: 'localhost',
  root: true,
};
