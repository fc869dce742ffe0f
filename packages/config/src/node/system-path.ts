/// <reference types="node" />
import { encode } from '@mosquitto-conf/grammar';

/** A path as the system takes it: bytes where it is not UTF-8, as `decode` escapes them. */
export function systemPath(path: string): string | Buffer {
  return /[\udc80-\udcff]/.test(path) ? Buffer.from(encode(path)) : path;
}
