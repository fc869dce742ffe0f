import type { Text } from '@mosquitto-conf/config';
import { bridgeCiphers, ciphers } from '@mosquitto-conf/config/directives';
import { textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('weak-ciphers', {
  noEncryption: '`{cipher}` does not encrypt.',
  noAuthentication: '`{cipher}` does not verify who the other side is.',
  broken: '`{cipher}` uses a broken cipher.',
  weak: '`{cipher}` uses a cipher that is too weak today.',
  shortKeys: '`{cipher}` allows keys that can be guessed.',
  md5: '`{cipher}` uses MD5, which is broken.',
  noChecks: '`{cipher}` disables all checks for weak keys and ciphers.',
  help: 'Remove the line, so that OpenSSL chooses the ciphers. Or remove `{cipher}` from the list.',
  fix: 'Remove the line: OpenSSL chooses the ciphers',
});

type CipherText = (values: { readonly cipher: string }) => Text;

/** Parts of a cipher's name that show that it is weak, and the reason. */
const WEAK: readonly (readonly [RegExp, CipherText])[] = [
  [/(^|[-_+])e?NULL($|[-_+])/, texts.noEncryption],
  [/^(aNULL|ADH|AECDH)($|[-_+])/, texts.noAuthentication],
  [/(^|[-_+])(RC4|RC2|DES|IDEA)($|[-_+])/, texts.broken],
  [/(^|[-_+])(3DES|DES-CBC3)($|[-_+])/, texts.weak],
  [/^EXP(ORT\d*)?($|[-_+])|^LOW$/, texts.shortKeys],
  [/(^|[-_+])MD5$/, texts.md5],
  [/^@SECLEVEL=0$/, texts.noChecks],
];

export const weakCiphers: CheckedRule = {
  id: 'weak-ciphers',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A list of ciphers allows weak ciphers.',
  why: 'Client and server agree on a cipher that both support, and an attacker between them can force the weakest. Without a list, OpenSSL chooses safely.',
  wrong: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        ciphers HIGH:NULL-SHA256
      `,
      files: TLS_FILES,
    },
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        ciphers DEFAULT:@SECLEVEL=0
      `,
      files: TLS_FILES,
    },
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        bridge_ciphers HIGH:RC4-SHA
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        ciphers HIGH:!aNULL:!MD5:!3DES
      `,
      files: TLS_FILES,
    },
  ],
  check(context) {
    const { listeners, bridges, release } = context.configuration;
    const settings = [
      ...listeners.map((listener) => tlsSetting(listener.settings, ciphers, release)),
      ...bridges.map((bridge) => bridge.settings.setting(bridgeCiphers)),
    ];
    for (const setting of settings) {
      if (!setting) continue;
      const found = weakOf(setting.value);
      if (!found) continue;
      const [cipher, message] = found;
      context.report({
        message: message({ cipher }),
        help: texts.help({ cipher }),
        place: setting.place,
        fixes: removeLineOf(context, setting.place, texts.fix, false),
      });
    }
  },
};

/** The first weak cipher that is allowed: `!` and `-` exclude what follows them. */
function weakOf(list: string): readonly [cipher: string, message: CipherText] | undefined {
  for (const word of list.split(/[:, ]+/)) {
    if (/^[!-]/.test(word)) continue;
    const name = word.replace(/^\+/, '');
    const weak = WEAK.find(([pattern]) => pattern.test(name));
    if (weak) return [name, weak[1]];
  }
  return undefined;
}
