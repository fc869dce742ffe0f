import { generate } from './generate.js';

/** An AUTH of 5.0. */
export function encodeAuth(reason: number, method: string, data: Buffer | undefined): Buffer {
  const properties = { authenticationMethod: method, ...(data ? { authenticationData: data } : {}) };
  return generate({ cmd: 'auth', reasonCode: reason, properties }, { protocolVersion: 5 });
}
