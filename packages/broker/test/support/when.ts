import { type EventEmitter, once } from 'node:events';

/** What packets and errors of MQTT.js tell. */
interface Told {
  readonly code: number;
  readonly reasonCode: number;
  readonly properties: object;
}

/** The next event of a client of MQTT.js, whose types Node's `once` does not take. */
export function when(client: object, name: string): Promise<[Told]> {
  return once(client as EventEmitter, name) as Promise<[Told]>;
}
