import type { Bridge, Listener, Place } from '@mosquitto-conf/config';
import { address, bindInterface } from '@mosquitto-conf/config/directives';

/** Whether an address never leaves the machine. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d+){0,3}|::1|localhost|ip6-localhost|localhost\.localdomain)$/i.test(host);
}

/** Endings of names that no public name service knows (RFC 2606, 6761, 6762, 8375), and what routers hand out. */
const PRIVATE_NAMES =
  /\.(local|lan|home|internal|intranet|corp|private|localdomain|home\.arpa|box|example|test|invalid)\.?$/i;

/** Addresses of private networks, link-local ones among them. */
const PRIVATE_ADDRESSES =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;

/** Whether a host is on the internet, by its name. */
export function isPublic(host: string): boolean {
  if (isLoopback(host) || PRIVATE_ADDRESSES.test(host) || PRIVATE_NAMES.test(host)) return false;
  return /[.:]/.test(host);
}

/** Whether programs of the broker's machine alone can reach a listener. */
export function isLocal(listener: Listener): boolean {
  if (listener.origin === 'local-only' || listener.unixSocketPath !== undefined) return true;
  if (/^lo\d*$/.test(listener.settings.get(bindInterface) ?? '')) return true;
  return listener.host !== undefined && isLoopback(listener.host);
}

/** Where a bridge says whom it connects to. */
export function addressPlace({ settings, place }: Bridge): Place {
  return settings.setting(address)?.place ?? place;
}
