// Paths with `/` between their parts, on any system; `C:/x` is absolute too.

/** Whether a path begins at a root: `/`, or a drive of Windows. */
export function isAbsolute(path: string): boolean {
  return /^(\/|[A-Za-z]:[/\\])/.test(path);
}

/** The folder of a path; that of a root is itself. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '.';
  const root = /^([A-Za-z]:)?\//.exec(path)?.[0] ?? '';
  return slash < root.length ? root : path.slice(0, slash);
}

/** A path as seen from a folder, without `.` and `..` where they can be had out of the way. */
export function join(folder: string, path: string): string {
  const plain = /^[A-Za-z]:\\/.test(path) ? path.replaceAll('\\', '/') : path;
  const whole = isAbsolute(plain) ? plain : `${folder}/${plain}`;
  const root = /^([A-Za-z]:)?\//.exec(whole)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of whole.slice(root.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (root === '') parts.push(part);
  }
  return root + parts.join('/') || '.';
}

/** The way from a folder to a path, both of them absolute. */
export function relative(folder: string, path: string): string {
  const from = join('', folder).split('/').filter(Boolean);
  const to = join('', path).split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Whether a text is a pattern for the names of files. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}()!]/.test(text);
}
