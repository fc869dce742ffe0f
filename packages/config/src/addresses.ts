/** An IPv4 address in dotted form, as inet_pton() takes it. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** The family of a literal address; undefined for a name. */
export function addressFamily(text: string): 'ipv4' | 'ipv6' | undefined {
  if (IPV4.test(text)) return 'ipv4';
  return isIpv6(text) ? 'ipv6' : undefined;
}

function isIpv6(text: string): boolean {
  const [address, zone, ...more] = text.split('%');
  if (address === undefined || zone === '' || more.length > 0) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [position, part] of parts.entries()) {
      const lastOfAll = index === halves.length - 1 && position === parts.length - 1;
      if (lastOfAll && part.includes('.')) {
        if (!IPV4.test(part)) return false;
        groups += 2;
      } else {
        if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return false;
        groups += 1;
      }
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}
