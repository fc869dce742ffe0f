import type { Text } from '@mosquitto-conf/config';
import {
  bridgeCafile,
  bridgeIdentity,
  bridgePsk,
  bridgeTlsVersion,
  pskHint,
} from '@mosquitto-conf/config/directives';
import { bridgeEncryption, bridgeTlsVersions, textsOf, versionsIn } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { type Meeting, meetings, meetingValues, placesAtFarEnd } from '../../facts/far-ends.js';
import { addressPlace } from '../../facts/network.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-encryption', {
  plainBridge: 'Port {port} of `{file}` uses TLS, and the bridge `{bridge}` does not.',
  addTls: 'Add `bridge_cafile FILE` with the CA of the other broker.',
  addPsk: 'Add `bridge_identity` and `bridge_psk` as in the PSK file of the other broker.',
  plainListener: 'The bridge `{bridge}` uses TLS, and port {port} of `{file}` does not.',
  otherPort:
    'Write the port of a listener with TLS. If the other broker has none, add `certfile` and `keyfile` there.',
  pskBridge: 'The bridge `{bridge}` uses a pre-shared key, and port {port} of `{file}` a certificate.',
  useCertificate: 'Write `bridge_cafile FILE` in place of `bridge_identity` and `bridge_psk`.',
  pskListener: 'Port {port} of `{file}` uses pre-shared keys, and the bridge `{bridge}` a certificate.',
  usePsk: 'Write `bridge_identity` and `bridge_psk` in place of `bridge_cafile`.',
  unknownKey: 'The PSK file of `{file}` does not have the identity of the bridge `{bridge}` with its key.',
  sameKey: 'Write the identity and the key that the PSK file of the other broker has.',
  versions: 'The bridge `{bridge}` and port {port} of `{file}` have no version of TLS in common.',
  sameVersion: 'Set `bridge_tls_version` to a version that the other broker accepts: {versions}.',
});

const CLOUD = 'cloud.conf';

export const farEndEncryption: CheckedRule = {
  id: 'far-end-encryption',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge and the listener that it connects to are encrypted differently.',
  why: 'The connection is closed before MQTT begins. The bridge tries again and again, and no message passes.',
  noFix: noFix.service,
  needsWhole: true,
  explains: { section: ['far-end-refuses', 'tls-port-in-clear'] },
  wrong: [
    {
      text: `
        connection cloud
        address cloud.example.com:8883
        topic house/# out 1
      `,
      files: {
        [CLOUD]: `
          listener 8883
          certfile server.crt
          keyfile server.key
          allow_anonymous true
        `,
        ...TLS_FILES,
      },
      bridges: { cloud: CLOUD },
    },
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 1
        bridge_cafile ca.crt
      `,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
        `,
        'ca.crt': AUTHORITY,
      },
      bridges: { cloud: CLOUD },
    },
    {
      text: `
        connection cloud
        address cloud.example.com:8883
        topic house/# out 1
        bridge_identity edge
        bridge_psk 4fd8a12c
      `,
      files: {
        [CLOUD]: `
          listener 8883
          psk_hint cloud
          psk_file keys
          use_identity_as_username true
        `,
        keys: 'edge:0123456789abcdef\n',
      },
      bridges: { cloud: CLOUD },
    },
  ],
  right: [
    {
      text: `
        connection cloud
        address broker.example:8883
        topic house/# out 1
        bridge_cafile ca.crt
      `,
      files: {
        [CLOUD]: `
          listener 8883
          certfile server.crt
          keyfile server.key
          allow_anonymous true
        `,
        ...TLS_FILES,
      },
      bridges: { cloud: CLOUD },
    },
  ],
  check(context) {
    for (const meeting of meetings(context)) {
      const found = mismatch(meeting) ?? keyMismatch(meeting) ?? versionMismatch(meeting, context.release);
      if (!found) continue;
      const { bridge, farEnd, policy } = meeting;
      const { settings } = bridge;
      const own =
        settings.setting(found.version ? bridgeTlsVersion : bridgePsk) ??
        settings.setting(bridgeIdentity) ??
        settings.setting(bridgeCafile);
      const place = policy.encryption.setting?.place ?? policy.place;
      context.report({
        message: found.message,
        help: found.help,
        place: own?.place ?? addressPlace(bridge),
        relatedPlaces: placesAtFarEnd(farEnd, farEndTexts.listener, place),
      });
    }
  },
};

interface Mismatch {
  readonly message: Text;
  readonly help: Text;
  readonly version?: true;
}

/** One end is encrypted and the other is not, or in another way. */
function mismatch(meeting: Meeting): Mismatch | undefined {
  const { bridge, policy } = meeting;
  const [own, other] = [bridgeEncryption(bridge), policy.encryption.value];
  if (own === other) return undefined;
  const values = meetingValues(meeting);
  if (own === undefined)
    return { message: texts.plainBridge(values), help: other === 'psk' ? texts.addPsk : texts.addTls };
  if (other === undefined) return { message: texts.plainListener(values), help: texts.otherPort };
  if (other === 'psk') return { message: texts.pskListener(values), help: texts.usePsk };
  // A listener with a certificate may have keys as well.
  if (policy.listener.settings.has(pskHint)) return undefined;
  return { message: texts.pskBridge(values), help: texts.useCertificate };
}

function keyMismatch(meeting: Meeting): Mismatch | undefined {
  const { decision } = meeting;
  if (decision.allowed || decision.reason !== 'psk-unknown') return undefined;
  return { message: texts.unknownKey(meetingValues(meeting)), help: texts.sameKey };
}

function versionMismatch(
  meeting: Meeting,
  release: Parameters<typeof bridgeTlsVersions>[1],
): Mismatch | undefined {
  const { bridge, policy } = meeting;
  if (policy.encryption.value !== 'certificate') return undefined;
  const accepted = versionsIn(policy.tlsVersions.value);
  const own = bridgeTlsVersions(bridge, release);
  // A bridge without any is reported by itself.
  if (own.length === 0 || own.some((version) => accepted.includes(version))) return undefined;
  return {
    message: texts.versions(meetingValues(meeting)),
    help: texts.sameVersion({ versions: accepted.join(', ') }),
    version: true,
  };
}
