/** What a file or folder of the machine with the container's description becomes in the container. */
export interface Mount {
  /** Where it is in the container. */
  readonly target: string;
  /** Its absolute path on that machine; undefined where it comes from somewhere else. */
  readonly source?: string;
}

/** A container of the official image that the broker runs in. */
export interface Container {
  /** The compose file or Dockerfile that describes it. */
  readonly path: string;
  /** `2.0.22-openssl`; undefined where the image has none that can be told. */
  readonly tag?: string;
  /** The file that names the image, where it is another one: an override of the compose file. */
  readonly tagFrom?: string;
  readonly mounts: readonly Mount[];
}

/**
 * Folders that the image has, or that containers have anyway (docker/2.0-openssl/Dockerfile in the broker's repository).
 * What a configuration names in them is there, or the broker makes it.
 */
const FOLDERS = [
  '/mosquitto/data',
  '/mosquitto/log',
  '/dev',
  '/etc/ssl',
  '/proc',
  '/run',
  '/tmp',
  '/usr/lib',
  '/usr/share/ca-certificates',
  '/usr/share/mosquitto',
  '/var/run',
  '/var/tmp',
];

/** Other paths that the image has. */
const PATHS: ReadonlySet<string> = new Set([
  '/',
  '/etc/passwd',
  '/mosquitto',
  '/mosquitto-no-auth.conf',
  '/mosquitto/config',
  '/mosquitto/config/mosquitto.conf',
]);

/** Whether the official image has an absolute path. */
export function isInImage(path: string): boolean {
  const plain = withoutSlash(path);
  return PATHS.has(plain) || FOLDERS.some((folder) => isPathBelow(plain, folder));
}

/** Whether an absolute path comes into a container from outside. */
export function isMounted({ mounts }: Container, path: string): boolean {
  return mounts.some(({ target }) => isPathBelow(path, target));
}

/** Whether a path is a folder or something in it. */
export function isPathBelow(path: string, folder: string): boolean {
  const base = withoutSlash(folder);
  return withoutSlash(path) === base || path.startsWith(base === '/' ? base : `${base}/`);
}

function withoutSlash(path: string): string {
  return path.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '');
}
