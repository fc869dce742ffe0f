import { accessProbes } from './access.js';
import { bridgeProbes } from './bridge.js';
import { bridgeNetworkProbes } from './bridge-network.js';
import { bridgeSessionProbes } from './bridge-session.js';
import { bridgeTlsProbes } from './bridge-tls.js';
import { generalProbes } from './general.js';
import { limitsProbes } from './limits.js';
import { listenerProbes } from './listener.js';
import { loggingProbes } from './logging.js';
import { persistenceProbes } from './persistence.js';
import { pluginProbes } from './plugin.js';
import type { Probe } from './probe.js';
import { tlsProbes } from './tls.js';
import { websocketsProbes } from './websockets.js';

/** Every probe, in the order of the catalogue. */
export const probes: readonly Probe[] = [
  ...generalProbes,
  ...persistenceProbes,
  ...limitsProbes,
  ...loggingProbes,
  ...accessProbes,
  ...pluginProbes,
  ...listenerProbes,
  ...tlsProbes,
  ...websocketsProbes,
  ...bridgeProbes,
  ...bridgeSessionProbes,
  ...bridgeNetworkProbes,
  ...bridgeTlsProbes,
];
