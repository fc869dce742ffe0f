import type { X509Certificate } from 'node:crypto';

/**
 * A certificate's subject as RFC 2253 writes it: from the last part to the first, with escapes for what is not ASCII. With
 * `use_subject_as_username`, it is the username.
 */
export function subjectOf({ subject }: X509Certificate): string {
  const escaped = (part: string) =>
    part.replaceAll(/[^\x20-\x7e]/gu, (character) =>
      [...Buffer.from(character)]
        .map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    );
  // A part may have several names, which Node puts on one line; the separator is escaped within values.
  const turned = (part: string) => part.split(' + ').reverse().join('+');
  return subject.split('\n').reverse().map(turned).map(escaped).join(',');
}
