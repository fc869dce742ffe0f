import { boolean } from '../kinds/boolean.js';
import { integer } from '../kinds/integer.js';
import { type Directive, directive } from './directive.js';

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
  embedded: 'executed',
  example: ['listener 1883', 'enable_proxy_protocol 2'],
  visible: 'A client with a PROXY header connects, and the log has the address in it.',
  summary: 'Expects the PROXY protocol, version 1 or 2',
  description:
    'Use it behind a load balancer such as HAProxy, so that the broker sees the real addresses of ' +
    'clients; version `2` can also contain the name in the client’s certificate. Every connection must ' +
    'then start with a PROXY header: the broker closes direct connections, and anyone who can reach the ' +
    'port can send a false address. Allow only the proxy to reach the port. With `2`, TLS ends at the ' +
    'proxy: the broker refuses `certfile`, `keyfile` and `use_subject_as_username`. By default the ' +
    'PROXY protocol is off.',
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
  embedded: 'executed',
  example: ['listener 1883', 'enable_proxy_protocol 2', 'proxy_protocol_v2_require_tls true'],
  visible: 'A client whose PROXY header does not say that it uses TLS is disconnected.',
  summary: 'Refuses clients that connect to the proxy without TLS',
  description:
    'With `enable_proxy_protocol 2`, the proxy reports whether the client uses TLS; with `true`, the ' +
    'broker disconnects clients that do not. The default is `false`. It has no effect with version 1, ' +
    'because its header does not contain this information.',
});

export const proxyProtocolDirectives: readonly Directive[] = [enableProxyProtocol, proxyProtocolV2RequireTls];
