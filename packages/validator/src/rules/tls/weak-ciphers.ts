import { bridgeCiphers, ciphers } from '@mosquitto-conf/config/directives';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

/** What parts of a cipher's name give it away, and why. */
const WEAK: readonly (readonly [RegExp, string])[] = [
  [/(^|[-_+])e?NULL($|[-_+])/, 'does not encrypt at all'],
  [/^(aNULL|ADH|AECDH)($|[-_+])/, 'does not tell who is on the other side'],
  [/(^|[-_+])(RC4|RC2|DES|IDEA)($|[-_+])/, 'uses a cipher that is broken'],
  [/(^|[-_+])(3DES|DES-CBC3)($|[-_+])/, 'uses a cipher that is too weak today'],
  [/^EXP(ORT\d*)?($|[-_+])|^LOW$/, 'allows keys that anybody can guess'],
  [/(^|[-_+])MD5$/, 'relies on MD5, which is broken'],
  [/^@SECLEVEL=0$/, 'switches off all checks for weak keys and ciphers'],
];

export const weakCiphers: CheckedRule = {
  id: 'weak-ciphers',
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
    const { listeners, bridges } = context.configuration;
    const settings = [
      ...listeners.map((listener) => listener.settings.setting(ciphers)),
      ...bridges.map((bridge) => bridge.settings.setting(bridgeCiphers)),
    ];
    for (const setting of settings) {
      if (!setting) continue;
      const found = weakOf(setting.value);
      if (!found) continue;
      const [name, reason] = found;
      context.report({
        message: `\`${name}\` ${reason}.`,
        help: `Take it out of the list, or remove the line and leave the choice to OpenSSL.`,
        place: setting.place,
        fixes: removeLineOf(context, setting.place, 'Leave the choice to OpenSSL', false),
      });
    }
  },
};

/** The first that is let in: `!` and `-` keep out what follows them. */
function weakOf(list: string): readonly [name: string, reason: string] | undefined {
  for (const word of list.split(/[:, ]+/)) {
    if (/^[!-]/.test(word)) continue;
    const name = word.replace(/^\+/, '');
    const weak = WEAK.find(([pattern]) => pattern.test(name));
    if (weak) return [name, weak[1]];
  }
  return undefined;
}
