/** How much of a file is looked at. */
const SAMPLE = 8192;

/** Above this share of characters that no text has, a file is not one. */
const SHARE = 0.05;

/** Whether a file's content is not text: an image, an archive, a database. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\u007f\ud800-\udfff]/g)?.length ?? 0;
  const pairs = sample.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  return odd - 2 * pairs > sample.length * SHARE;
}
