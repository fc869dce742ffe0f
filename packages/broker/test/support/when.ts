import { type EventEmitter, once } from 'node:events';

/** The next event of a client of MQTT.js, whose types Node's `once` does not take. */
export function when(client: object, name: string): Promise<any[]> {
  return once(client as EventEmitter, name);
}
