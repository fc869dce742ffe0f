import { boolean } from '../kinds/boolean.js';
import { integer } from '../kinds/integer.js';
import { type Directive, directive } from './directive.js';
import type { Unsupported } from './embedded.js';

/** What becomes of the PROXY protocol in the embedded broker. */
const noProxyProtocol: Unsupported['unsupported'] = {
  what: 'The PROXY protocol is not supported.',
  instead: 'Clients must connect without its header.',
};

export const enableProxyProtocol = directive({
  name: 'enable_proxy_protocol',
  group: 'listener',
  scope: 'listener',
  kind: integer<1 | 2>({ limits: { min: 1, max: 2 } }),
  first: '2.1.0',
  default: undefined,
  repeat: 'replace',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: { unsupported: noProxyProtocol },
  summary: 'Expects the PROXY protocol, version 1 or 2',
  description:
    'Set it behind a load balancer such as HAProxy, so that the broker learns the clients’ real ' +
    'addresses; `2` can also carry the client’s certificate name. Every connection must then begin with a ' +
    'PROXY header: clients that come directly are cut off, and anyone who can reach the port can forge an ' +
    'address. Close it to all but the proxy. With `2`, TLS ends at the proxy: `certfile`, `keyfile` and ' +
    '`use_subject_as_username` are refused. Off by default.',
});

export const proxyProtocolV2RequireTls = directive({
  name: 'proxy_protocol_v2_require_tls',
  group: 'listener',
  scope: 'listener',
  kind: boolean,
  first: '2.1.0',
  default: false,
  repeat: 'replace',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: { unsupported: noProxyProtocol, partOf: 'enable_proxy_protocol', exceptDefault: true },
  summary: 'Refuses clients that reached the proxy without TLS',
  description:
    'With `enable_proxy_protocol 2`, the proxy reports whether the client used TLS; with `true`, those ' +
    'that did not are disconnected. `false` by default. It has no effect with version 1, whose header ' +
    'does not say.',
});

export const proxyProtocolDirectives: readonly Directive[] = [enableProxyProtocol, proxyProtocolV2RequireTls];
