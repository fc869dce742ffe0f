import { text } from './text.js';

/** The SHA-1 of a password, as 40 hexadecimal digits (mosquitto__hex2bin_sha1). */
export const keyPasswordSha1 = text({
  role: 'secret',
  expects: 'the SHA-1 of the password as 40 hexadecimal digits',
  check: (value) => {
    if (/^[0-9a-fA-F]{40}$/.test(value)) return undefined;
    const digits = value.replaceAll(/[^0-9a-fA-F]/g, '');
    return {
      outcome: 'refused',
      code: 'invalid-sha1',
      message: 'The SHA-1 of the password must have 40 hexadecimal digits.',
      why: 'The broker stops without a word at anything else.',
      help: 'Write the digits without spaces or colons.',
      ...(digits.length === 40 ? { meant: digits } : {}),
    };
  },
});
