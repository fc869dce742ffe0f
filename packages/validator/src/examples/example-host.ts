import {
  type Container,
  type FileStatus,
  type Host,
  type MemoryFile,
  MemoryFiles,
  systemOf,
} from '@mosquitto-conf/config';
import type { Example, ExampleMachine } from '../rule.js';
import { dedent } from './dedent.js';
import { HASH } from './example-faults.js';

/** The main file of an example. */
export const EXAMPLE_MAIN = 'mosquitto.conf';

/** The files of an example by path, the main file among them. */
export function exampleFiles({ text, files = {} }: Example): Record<string, string> {
  const written = Object.entries({ [EXAMPLE_MAIN]: text, ...files });
  return Object.fromEntries(written.map(([path, content]) => [path, dedent(content)]));
}

class ExampleFiles extends MemoryFiles {
  constructor(
    files: Readonly<Record<string, string>>,
    private readonly modes: NonNullable<ExampleMachine['modes']>,
    elsewhere: boolean,
  ) {
    const withModes = Object.entries(files).map(([path, content]): [string, MemoryFile] => {
      const mode = modes[path];
      if (mode === 'denied') return [path, mode];
      return [path, { content, status: statusOf(mode === 'link' ? undefined : mode) }];
    });
    super(Object.fromEntries(withModes), elsewhere ? 'unknown' : 'missing');
  }

  override isLink(path: string): boolean {
    return this.modes[path] === 'link';
  }
}

function statusOf([mode, uid, gid]: readonly [number, number, number] = [0o640, -1, -1]): FileStatus {
  return { kind: 'file', mode, uid, gid };
}

/** The machine of an example: as good as unknown, but for what it says. */
export function exampleHost(
  files: Readonly<Record<string, string>>,
  tls: Host['tls'],
  { users, interfaces, modes = {}, elsewhere = false, names, container, now }: ExampleMachine = {},
): Host {
  return {
    files: new ExampleFiles(files, modes, elsewhere),
    system: systemOf(files[EXAMPLE_MAIN] ?? ''),
    ...(tls ? { tls } : {}),
    resolve: (name) => (name === 'localhost' ? ['127.0.0.1'] : names ? names[name] : 'unknown'),
    interfaces: () => (interfaces ? new Map(Object.entries(interfaces)) : undefined),
    hasUser: (name) => (users ? name === 'root' || name in users : undefined),
    account: (name) => {
      const ids = users?.[name];
      return ids && { uid: ids[0], gid: ids[1] };
    },
    hashPassword: () => HASH,
    hostname: 'machine',
    root: true,
    ...(container ? { container: containerOf(container) } : {}),
    ...(now === undefined ? {} : { now: new Date(now) }),
  };
}

function containerOf(mounted: NonNullable<ExampleMachine['container']>): Container {
  const mounts = Object.entries(mounted).map(([source, target]) => ({
    source: `/project/${source}`,
    target,
  }));
  return { path: '/project/compose.yaml', mounts };
}
