import { Property } from '../../packets/codes.js';
import { Reader } from '../../packets/reader.js';

/** How the value of a property is written. */
type Shape = 'byte' | 'text' | 'binary' | 'pair';

/** The properties that are forwarded with a message, with their names (mosquitto_property_identifier_to_string). */
const known: readonly (readonly [id: number, name: string, shape: Shape])[] = [
  [Property.PAYLOAD_FORMAT_INDICATOR, 'payload-format-indicator', 'byte'],
  [Property.CONTENT_TYPE, 'content-type', 'text'],
  [Property.RESPONSE_TOPIC, 'response-topic', 'text'],
  [Property.CORRELATION_DATA, 'correlation-data', 'binary'],
  [Property.USER_PROPERTY, 'user-property', 'pair'],
];

/** The properties of a message as JSON; null for none (mosquitto_properties_to_json). */
export function propertiesToJson(properties: Buffer): string | null {
  if (properties.length === 0) return null;
  const reader = new Reader(properties, 0, properties.length);
  const found: object[] = [];
  while (reader.left > 0) {
    const id = reader.variable();
    const [, identifier, shape] = known.find(([one]) => one === id) ?? [];
    if (!reader.ok || identifier === undefined || shape === undefined) break;
    if (shape === 'byte') found.push({ identifier, value: reader.byte() });
    else if (shape === 'text') found.push({ identifier, value: reader.text() });
    else if (shape === 'pair') found.push({ identifier, name: reader.text(), value: reader.text() });
    else found.push({ identifier, value: Buffer.from(reader.binary()).toString('hex').toUpperCase() });
  }
  return JSON.stringify(found);
}

/** The properties that JSON describes, encoded; what is wrong is left out (json_to_properties). */
export function propertiesFromJson(json: unknown): Buffer {
  const list = typeof json === 'string' ? parsed(json) : undefined;
  if (!Array.isArray(list)) return Buffer.alloc(0);
  return Buffer.concat(list.map((one) => encoded(one as Record<string, unknown>)));
}

function encoded(property: Record<string, unknown> | null): Buffer {
  const { identifier, name, value } = property ?? {};
  const [id, , shape] = known.find(([, one]) => one === identifier) ?? [];
  const isRight = typeof value === (shape === 'byte' ? 'number' : 'string');
  if (id === undefined || !isRight || (shape === 'pair' && typeof name !== 'string')) return Buffer.alloc(0);
  const start = Buffer.from([id]);
  if (shape === 'byte') return Buffer.from([id, value as number]);
  if (shape === 'binary') return Buffer.concat([start, withLength(Buffer.from(value as string, 'hex'))]);
  const text = withLength(Buffer.from(value as string));
  return shape === 'pair'
    ? Buffer.concat([start, withLength(Buffer.from(name as string)), text])
    : Buffer.concat([start, text]);
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Math.min(bytes.length, 0xffff));
  return Buffer.concat([length, bytes.subarray(0, 0xffff)]);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
