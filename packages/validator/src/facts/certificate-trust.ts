import type { Bridge, Certificate, Listener } from '@mosquitto-conf/config';
import { addressFamily } from '@mosquitto-conf/config/internal';

/** What one side shows, its own first, and what the other trusts, as far as the files can be read. */
export function certificatesOf(
  certificates: readonly Certificate[],
  owner: Bridge | Listener,
): { readonly shown: readonly Certificate[]; readonly trusted: readonly Certificate[] } {
  const own = certificates.filter((certificate) => certificate.owner === owner);
  return {
    shown: own.filter(({ authority }) => !authority),
    trusted: own.filter(({ authority }) => authority),
  };
}

/** Whether authorities can have issued a certificate: by their names, which a signature cannot do without. */
export function mayTrust(trusted: readonly Certificate[], shown: readonly Certificate[]): boolean {
  const names = new Set(trusted.map(({ subject }) => subject));
  return shown.some(({ subject, issuer }) => names.has(issuer) || names.has(subject));
}

/** The common name of who a certificate is for. */
export function commonNameOf({ subject }: Certificate): string | undefined {
  return /(?:^|, )CN=([^,]+)/.exec(subject)?.[1];
}

/**
 * Whether a certificate is for a host: by its names, or by its common name where it has no names other than addresses
 * (mosquitto__verify_certificate_hostname).
 */
export function isFor(certificate: Certificate, host: string): boolean {
  const { names } = certificate;
  const common = names.every((name) => addressFamily(name) !== undefined)
    ? commonNameOf(certificate)
    : undefined;
  const all = common === undefined ? names : [...names, common];
  return all.some((name) => isNameOf(inOneForm(name), inOneForm(host)));
}

/** Names in small letters, and addresses of IPv6 with all eight groups (RFC 4291, 2.2). */
function inOneForm(name: string): string {
  const small = name.toLowerCase();
  if (addressFamily(small) !== 'ipv6') return small;
  const [first = [], last = []] = small.split('::').map(groupsOf);
  const zeros = Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].join(':');
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
}

/** `*` matches the first label of a name (RFC 6125, 6.4.3). */
function isNameOf(name: string, host: string): boolean {
  if (name === host) return true;
  return name.startsWith('*.') && host.includes('.') && host.slice(host.indexOf('.')) === name.slice(1);
}
