/** The operating system of the broker's machine, as far as paths and start-up depend on it. */
export type System = 'posix' | 'windows';

/**
 * Whether a path begins as only paths of Windows do: with a drive, a network share, or a variable such as `%APPDATA%`,
 * which the broker expands (mosquitto__fopen).
 */
export function isWindowsPath(path: string): boolean {
  return /^([A-Za-z]:[\\/]|\\\\[^\\]|%\w+%[\\/])/.test(path);
}

/** A path of Windows for comparisons: with slashes, and in lower case, since its file systems ignore case. */
export function foldWindowsPath(path: string): string {
  return path.replaceAll('\\', '/').toLowerCase();
}
