import { accessFiles, type Listener } from '@mosquitto-conf/config';
import { pskHint } from '@mosquitto-conf/config/directives';
import { textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { nameOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';
import { isUnderstood } from '../../understood.js';

const texts = textsOf('half-psk', {
  noKeys: 'No client can connect on {listener}: it has no pre-shared keys.',
  addFile: 'Add `psk_file FILE` with identities and keys.',
  unused: 'No listener uses these keys: none has a `psk_hint` with an effect.',
  addHint: 'Add `psk_hint` with any text below the `listener` that should use the keys, or remove the line.',
});

export const halfPsk: CheckedRule = {
  id: 'half-psk',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: '`psk_file` and `psk_hint` only work together.',
  why: '`psk_hint` enables TLS with pre-shared keys on a listener, and `psk_file` contains the keys. Without `psk_hint` the keys are not used; without keys, no client can complete the TLS handshake.',
  noFix: 'Only you know the path of the file with the keys, or the listener that should use it.',
  needsWhole: true,
  explains: {
    section: ['tls-on-plain-port'],
    configuration: [
      'any-name-gets-in',
      'nobody-can-connect',
      'tls-port-in-clear',
      'identity-without-certificate',
    ],
  },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
        psk_file keys
      `,
      files: { passwd: PASSWORDS, keys: 'lamp:0123456789abcdef\n' },
    },
    {
      text: `
        listener 8883
        psk_hint garden
        use_identity_as_username true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
        use_identity_as_username true
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
    },
  ],
  check(context) {
    if (!isUnderstood(context)) return;
    const { analysis, policies, release, report } = context;
    const hintOf = ({ settings }: Listener) => tlsSetting(settings, pskHint, release);
    for (const { listener, psk, plugins } of policies) {
      const hint = hintOf(listener);
      if (!hint || psk || plugins.length > 0) continue;
      report({
        message: texts.noKeys({ listener: nameOf(listener) }),
        help: texts.addFile,
        place: hint.place,
      });
    }
    const ignored = policies.filter(
      ({ listener, encryption }) =>
        listener.settings.has(pskHint) && !hintOf(listener) && encryption.value === undefined,
    );
    for (const { key, sources, listeners } of accessFiles(analysis).values()) {
      const [source] = sources;
      if (key !== 'psk' || !source || listeners.some(hintOf)) continue;
      // `tls-setting-ignored` reports a hint that has no effect.
      if (ignored.some(({ listener }) => listeners.includes(listener))) continue;
      report({
        message: texts.unused,
        help: texts.addHint,
        place: source.place,
      });
    }
  },
};
