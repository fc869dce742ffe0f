/** Typos of the two ports of MQTT: a repeated digit, or two swapped digits. 1884 and 8884 are in real use. */
const MEANT: ReadonlyMap<number, number> = new Map([
  [1833, 1883],
  [1838, 1883],
  [1893, 1883],
  [8183, 1883],
  [18833, 1883],
  [18883, 1883],
  [8833, 8883],
  [8838, 8883],
  [8893, 8883],
]);

/** The port of MQTT that a number looks like a typo of; undefined where it is none. */
export function portMeant(port: number): number | undefined {
  return MEANT.get(port);
}

/** Where clients expect TLS, and where browsers connect, by long custom. */
export const TLS_PORTS: ReadonlySet<number> = new Set([8883, 8884]);
export const WEBSOCKETS_PORTS: ReadonlySet<number> = new Set([8080, 8083, 8084, 9001, 9883]);
