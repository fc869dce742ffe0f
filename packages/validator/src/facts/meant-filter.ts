/** `a#` with a level of its own for the wildcard, `a/#/b` with a wildcard that is allowed there. */
export function meantFilter(written: string): string | undefined {
  const levels = written.split('/');
  const last = levels.length - 1;
  const mended = levels.flatMap((level, index) => {
    if (level === '#') return index === last ? ['#'] : ['+'];
    const joined = /^([^+#]+)([+#])$/.exec(level);
    if (joined) return [joined[1]!, joined[2] === '#' && index < last ? '+' : joined[2]!];
    return [level];
  });
  return mended.some((level) => /.[+#]|[+#]./.test(level)) ? undefined : mended.join('/');
}
