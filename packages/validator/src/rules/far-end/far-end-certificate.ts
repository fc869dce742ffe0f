import type { Certificate, Place, Text } from '@mosquitto-conf/config';
import {
  bridgeCafile,
  bridgeCapath,
  bridgeCertfile,
  bridgeInsecure,
  bridgeTlsUseOsCerts,
  cafile,
  capath,
} from '@mosquitto-conf/config/directives';
import { bridgeEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY, SELF_SIGNED, TLS_FILES } from '../../examples/example-files.js';
import { certificatesOf, isFor, mayTrust } from '../../facts/certificate-trust.js';
import { type Meeting, meetings, meetingValues, placesAtFarEnd } from '../../facts/far-ends.js';
import { addressPlace } from '../../facts/network.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule, RuleContext } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-certificate', {
  missing: 'Port {port} of `{file}` requires a client certificate, and the bridge `{bridge}` has none.',
  addCertificate:
    'Add `bridge_certfile` and `bridge_keyfile`, with a certificate of a CA that the other broker trusts.',
  untrusted: 'No CA in `{authorities}` issued the certificate of port {port} of `{file}`.',
  otherAuthority: 'Write the CA of the certificate `{certificate}` to the file of `bridge_cafile`.',
  clientUntrusted:
    'Port {port} of `{file}` trusts no CA that issued the certificate of the bridge `{bridge}`.',
  otherCertificate: 'Set `bridge_certfile` to a certificate of a CA in `{authorities}` of the other broker.',
  otherName: 'The certificate of port {port} of `{file}` is not for `{host}`: it names {names}.',
  rename:
    'Write a name of the certificate as the `address`, or get a certificate for `{host}`. `bridge_insecure true` would accept any name.',
});

const CLOUD = 'cloud.conf';
const LISTENER = `
          listener 8883
          certfile server.crt
          keyfile server.key
          allow_anonymous true
        `;

export const farEndCertificate: CheckedRule = {
  id: 'far-end-certificate',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge and the broker that it connects to do not accept each other’s certificates.',
  why: 'The TLS handshake fails. The bridge tries again and again, and no message passes.',
  noFix: noFix.certificate,
  needsWhole: true,
  explains: { section: ['far-end-refuses'] },
  wrong: [
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
          cafile ca.crt
          certfile server.crt
          keyfile server.key
          require_certificate true
          use_identity_as_username true
        `,
        ...TLS_FILES,
      },
      bridges: { cloud: CLOUD },
    },
    {
      text: `
        connection cloud
        address broker.example:8883
        topic house/# out 1
        bridge_cafile other-ca.crt
      `,
      files: { [CLOUD]: LISTENER, 'other-ca.crt': SELF_SIGNED, ...TLS_FILES },
      bridges: { cloud: CLOUD },
    },
    {
      text: `
        connection cloud
        address cloud.example.com:8883
        topic house/# out 1
        bridge_cafile ca.crt
      `,
      files: { [CLOUD]: LISTENER, ...TLS_FILES },
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
      files: { [CLOUD]: LISTENER, ...TLS_FILES, 'ca.crt': AUTHORITY },
      bridges: { cloud: CLOUD },
    },
  ],
  check(context) {
    for (const meeting of meetings(context)) {
      const { bridge, farEnd, policy, decision } = meeting;
      if (bridgeEncryption(bridge) !== 'certificate' || policy.encryption.value !== 'certificate') continue;
      const found =
        decision.reason === 'certificate-missing'
          ? missing(meeting)
          : (serverFault(meeting, context) ?? clientFault(meeting, context));
      if (!found) continue;
      const { related = policy.encryption.setting?.place, ...finding } = found;
      context.report({
        ...finding,
        relatedPlaces: placesAtFarEnd(farEnd, farEndTexts.decides, related),
      });
    }
  },
};

interface Fault {
  readonly message: Text;
  readonly help: Text;
  readonly place: Place;
  readonly related?: Place | undefined;
}

function missing(meeting: Meeting): Fault {
  const { bridge, policy } = meeting;
  return {
    message: texts.missing(meetingValues(meeting)),
    help: texts.addCertificate,
    place: bridge.settings.setting(bridgeCafile)?.place ?? addressPlace(bridge),
    related: policy.requiresCertificate.setting?.place,
  };
}

/** Why the bridge does not accept the listener's certificate. */
function serverFault(meeting: Meeting, { analysis }: RuleContext): Fault | undefined {
  const { bridge, farEnd, policy } = meeting;
  const { settings } = bridge;
  const { shown } = certificatesOf(farEnd.analysis.certificates, policy.listener);
  const [own] = shown;
  if (!own) return undefined;
  const authorities = settings.setting(bridgeCafile);
  const { trusted } = certificatesOf(analysis.certificates, bridge);
  const trustsMore = settings.has(bridgeCapath) || settings.get(bridgeTlsUseOsCerts);
  if (authorities && !trustsMore && isKnownUntrusted(trusted, shown))
    return {
      message: texts.untrusted({ ...meetingValues(meeting), authorities: authorities.value }),
      help: texts.otherAuthority({ certificate: own.setting.value }),
      place: authorities.place,
    };
  // Several addresses may be those of several brokers.
  const hosts = bridge.addresses.filter(({ port }) => port === policy.listener.port).map(({ host }) => host);
  const [host] = hosts;
  if (host === undefined || settings.get(bridgeInsecure) || hosts.some((one) => isFor(own, one)))
    return undefined;
  const names = (own.names.length > 0 ? own.names : [own.subject]).map((name) => `\`${name}\``).join(', ');
  return {
    message: texts.otherName({ ...meetingValues(meeting), host, names }),
    help: texts.rename({ host }),
    place: addressPlace(bridge),
  };
}

/** Why the listener does not accept the bridge's certificate. It looks at one only where it requires it. */
function clientFault(meeting: Meeting, { analysis }: RuleContext): Fault | undefined {
  const { bridge, farEnd, policy } = meeting;
  const own = bridge.settings.setting(bridgeCertfile);
  const authorities = policy.listener.settings.setting(cafile);
  if (!own || !authorities || !policy.requiresCertificate.value || policy.listener.settings.has(capath))
    return undefined;
  const { trusted } = certificatesOf(farEnd.analysis.certificates, policy.listener);
  const { shown } = certificatesOf(analysis.certificates, bridge);
  if (!isKnownUntrusted(trusted, shown)) return undefined;
  return {
    message: texts.clientUntrusted(meetingValues(meeting)),
    help: texts.otherCertificate({ authorities: authorities.value }),
    place: own.place,
    related: authorities.place,
  };
}

function isKnownUntrusted(trusted: readonly Certificate[], shown: readonly Certificate[]): boolean {
  return trusted.length > 0 && shown.length > 0 && !mayTrust(trusted, shown);
}
