import {
  type AcceptedVersions,
  type ListenerPolicy,
  listenerPolicies,
  type Release,
  type Text,
} from '@mosquitto-conf/config';
import { tlsVersion } from '@mosquitto-conf/config/directives';
import { acceptedVersions, acceptsNoVersion, textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import type { Change, FoundChange } from '../change.js';

const texts = textsOf('upgrade-tls-versions', {
  oldest: '`tls_version {version}` was the only TLS version on port {port}. Now it is the oldest one.',
  oldestHelp: 'Nothing, unless a client needs exactly this version. Newer versions are more secure.',
  only: '`tls_version {version}` is now the only TLS version on port {port}.',
  newestOff: 'Port {port} no longer accepts TLS {newest}.',
  newestOffHelp: 'Nothing, unless a client needs exactly this version.',
  none: 'No client can connect on port {port}: with `psk_file`, TLS 1.3 is off, and `tls_version {version}` excludes older versions.',
  noneHelp: 'Write `tls_version tlsv1.2`, or remove the line.',
  tooOld: 'Port {port} no longer accepts TLS versions before {oldest}.',
  tooOldHelp:
    'Update old clients. Until then, `tls_version tlsv1.1` below the `listener` allows TLS 1.1, which is insecure. TLS 1.0 is not supported.',
  lineHelp: 'Change the line to `tls_version tlsv1.2`, or update old clients.',
  lineInsecureHelp:
    'Update old clients. Until then, change the line to `tls_version tlsv1.1`, which is insecure.',
  olderHelp: 'Update old clients: TLS 1.0 is not supported.',
});

/** The versions by their numbers. */
const NUMBERS = { tlsv1: 1.0, 'tlsv1.1': 1.1, 'tlsv1.2': 1.2, 'tlsv1.3': 1.3 } as const;

/** The versions of TLS that a listener accepts: by default, with `tls_version`, and with a PSK file. */
export const tlsVersions: Change = {
  id: 'tls-versions',
  texts,
  *find({ before, to }) {
    for (const policy of listenerPolicies(before)) {
      if (policy.encryption.value === undefined) continue;
      const found = compare(policy, to);
      const { listener, tlsVersions } = policy;
      const line = tlsSetting(listener.settings, tlsVersion, to) ?? tlsVersions.setting;
      const place = line?.place ?? listener.place;
      if (found) yield { ...found, ...(place ? { place } : {}), edited: false };
    }
  },
};

function compare(
  policy: ListenerPolicy,
  to: Release,
): Pick<FoundChange, 'danger' | 'message' | 'help'> | undefined {
  const { encryption, listener, psk } = policy;
  const { port, settings } = listener;
  const word = settings.get(tlsVersion);
  const version = String(word);
  const accepted = acceptedVersions(settings, psk !== undefined, to);
  const [old, next] = [numbersOf(policy.tlsVersions.value), numbersOf(accepted)];
  if (acceptsNoVersion(accepted)) {
    if (acceptsNoVersion(policy.tlsVersions.value)) return undefined;
    return { danger: 'locks-out', message: texts.none({ port, version }), help: texts.noneHelp };
  }
  if (next.oldest > old.oldest) {
    const { oldest } = next;
    return { danger: 'locks-out', message: texts.tooOld({ port, oldest }), help: helpFor(oldest, word) };
  }
  if (next.newest > old.newest)
    return { danger: 'opens', message: texts.oldest({ version, port }), help: texts.oldestHelp };
  // Pre-shared keys are for older versions anyway.
  if (next.newest === old.newest || encryption.value === 'psk') return undefined;
  const message =
    next.newest === next.oldest && word !== undefined
      ? texts.only({ version, port })
      : texts.newestOff({ port, newest: old.newest });
  return { danger: 'locks-out', message, help: texts.newestOffHelp };
}

/** What to do for clients that only know versions before the oldest. */
function helpFor(oldest: number, word: string | undefined): Text {
  if (oldest === NUMBERS['tlsv1.1']) return texts.olderHelp;
  if (word === undefined) return texts.tooOldHelp;
  return oldest === NUMBERS['tlsv1.3'] ? texts.lineHelp : texts.lineInsecureHelp;
}

function numbersOf({ lowest, highest }: AcceptedVersions) {
  return { oldest: NUMBERS[lowest], newest: NUMBERS[highest] };
}
