import { requireCertificate } from '@mosquitto-conf/config/directives';
import type { ListenerState } from '../listener-state.js';
import { printJson } from './print-json.js';

/** What the documents of state are made from. */
export interface HttpState {
  readonly version: string;
  /** All listeners with the ports that they have, in the configuration's order. */
  readonly listeners: readonly { readonly state: ListenerState; readonly port: number }[];
  /** What the broker counts, by topic below `$SYS`. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** The documents of state by their paths (http_api__process_api). */
export const documents: Readonly<Record<string, (state: HttpState) => string>> = {
  '/api/v1/systree': ({ metrics }) => printJson({ ...metrics }),
  '/api/v1/listeners': ({ listeners }) => printJson({ listeners: listeners.map(describe) }),
  '/api/v1/version': ({ version }) => version,
};

const protocols = { mqtt: 'mqtt', websockets: 'websockets', http_api: 'httpapi' } as const;

/** A listener (http_api__process_listeners). */
function describe({ state: { policy }, port }: HttpState['listeners'][number]): object {
  const { listener, protocol, encryption, anonymous } = policy;
  return {
    ...(listener.unixSocketPath === undefined ? { port } : { path: listener.unixSocketPath }),
    protocol: protocols[protocol.value],
    tls: encryption.value === 'certificate',
    mtls: listener.settings.get(requireCertificate),
    allow_anonymous: anonymous.value,
  };
}
