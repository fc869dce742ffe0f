import type { Choice } from './kind.js';

/** Ports that brokers usually open. */
export const usualPorts: readonly Choice[] = [
  { word: '1883', summary: 'MQTT' },
  { word: '8883', summary: 'MQTT over TLS' },
];
