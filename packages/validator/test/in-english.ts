import { type Text, write } from '@mosquitto-conf/config';

/** A result whose texts are written. */
export type English<T> = T extends Text
  ? string
  : T extends readonly unknown[] | object
    ? { readonly [Key in keyof T]: English<T[Key]> }
    : T;

function isText(value: object): value is Text {
  return 'group' in value && 'key' in value && 'template' in value;
}

/** A result as a person reads it: each text in it as an English sentence. */
export function inEnglish<T>(value: T): English<T>;
export function inEnglish(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return write(value);
  if (Array.isArray(value)) return value.map((one: unknown) => inEnglish(one));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inEnglish(one as unknown)]));
}
