import { describe, expect, it } from 'vitest';
import { acceptedVersions } from '../../src/policy/index.js';
import { parseRelease } from '../../src/release.js';

/** As text: `1.2 to 1.3`. */
function accepted(release: string, word?: string, hasKeys = false): string {
  const { lowest, highest } = acceptedVersions(word, hasKeys, parseRelease(release)!);
  return `${lowest} to ${highest}`;
}

describe('the versions of TLS that a listener accepts', () => {
  it.each([
    ['1.4.15', 'tlsv1 to tlsv1.3'],
    ['1.5.11', 'tlsv1 to tlsv1.3'],
    ['1.6.0', 'tlsv1.1 to tlsv1.3'],
    ['2.0.15', 'tlsv1.1 to tlsv1.3'],
    ['2.0.16', 'tlsv1.2 to tlsv1.3'],
    ['2.1.2', 'tlsv1.2 to tlsv1.3'],
  ])('by default, %s: %s', (release, expected) => {
    expect(accepted(release)).toBe(expected);
  });

  it.each([
    ['1.4.15', 'tlsv1.2 to tlsv1.2'],
    ['1.5.11', 'tlsv1.2 to tlsv1.3'],
    ['1.6.0', 'tlsv1.2 to tlsv1.2'],
    ['2.0.8', 'tlsv1.2 to tlsv1.2'],
    ['2.0.9', 'tlsv1.2 to tlsv1.3'],
    ['2.1.2', 'tlsv1.2 to tlsv1.3'],
  ])('with `tls_version tlsv1.2`, %s: %s', (release, expected) => {
    expect(accepted(release, 'tlsv1.2')).toBe(expected);
  });

  // Measured with 1.5.4 and 1.5.11 (net__tls_server_ctx, with an OpenSSL that knows 1.3).
  it('1.5 leaves 1.3 on beside any other', () => {
    const all = (word: string) => acceptedVersions(word, false, parseRelease('1.5.11')!);
    expect(all('tlsv1.2')).toEqual({ lowest: 'tlsv1.2', highest: 'tlsv1.3', without: [] });
    expect(all('tlsv1.1')).toEqual({ lowest: 'tlsv1.1', highest: 'tlsv1.3', without: ['tlsv1.2'] });
    expect(all('tlsv1')).toEqual({
      lowest: 'tlsv1',
      highest: 'tlsv1.3',
      without: ['tlsv1.1', 'tlsv1.2'],
    });
    expect(accepted('1.4.15', 'tlsv1.1')).toBe('tlsv1.1 to tlsv1.1');
    expect(accepted('1.6.15', 'tlsv1.1')).toBe('tlsv1.1 to tlsv1.1');
  });

  it('1.5 ignores a word that it does not know', () => {
    expect(accepted('1.5.11', 'tlsv1.3')).toBe(accepted('1.5.11'));
    expect(accepted('1.5.11', 'newest')).toBe(accepted('1.5.11'));
  });

  it('from 2.0.12 a PSK file leaves out 1.3', () => {
    expect(accepted('2.0.11', undefined, true)).toBe('tlsv1.1 to tlsv1.3');
    expect(accepted('2.0.12', undefined, true)).toBe('tlsv1.1 to tlsv1.2');
    expect(accepted('2.1.2', 'tlsv1.3', true)).toBe('tlsv1.3 to tlsv1.2');
  });
});
