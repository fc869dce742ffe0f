import { value as texts } from '../texts/values.js';
import { text } from './text.js';

/**
 * How many bytes the broker reads (mosquitto__hex2bin): pairs of zeros at the start, then a number whose digits end at the
 * first character that is none.
 */
function byteCount(value: string): number {
  const zeros = /^(?:00)*/.exec(value)![0].length / 2;
  const digits = /^-?0*([0-9a-fA-F]*)/.exec(value)![1]!;
  return zeros + Math.ceil(digits.length / 2);
}

/** The SHA-1 of a password: 20 bytes as hexadecimal digits (mosquitto__hex2bin_sha1). */
export const keyPasswordSha1 = text({
  role: 'secret',
  expects: 'the SHA-1 of the password as 40 hexadecimal digits',
  check: (value, input) => {
    if (byteCount(value) === 20) return undefined;
    const digits = value.replaceAll(/[^0-9a-fA-F]/g, '');
    return {
      outcome: 'refused',
      code: 'invalid-sha1',
      message: texts.sha1Invalid({ name: input.name }),
      why: texts.sha1Silent,
      help: texts.writeSha1,
      ...(digits.length === 40 ? { meant: digits } : {}),
    };
  },
});
