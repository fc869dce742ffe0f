import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { boot } from '../support/boot.js';
import { type Capture, everyWire, recordCaptures, type Wire } from '../support/captures.js';
import { certificateFiles } from '../support/certificates.js';
import { mutated } from '../support/mutations.js';
import { playMutated } from '../support/play-mutated.js';

const RUNS = 300;

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('what real clients send', () => {
  let captures: readonly Capture[];
  beforeAll(async () => {
    captures = await recordCaptures();
  });

  it('is recorded on every wire', () => {
    const beginnings: Record<Wire, RegExp> = { tcp: /^\x10/, websocket: /^GET \//, tls: /^\x16\x03/ };
    for (const { wire, bytes } of captures) expect(bytes.toString('latin1')).toMatch(beginnings[wire]);
    expect(new Set(captures.map(({ wire }) => wire))).toEqual(new Set(['tcp', 'websocket', 'tls']));
    const all = captures.map(({ bytes }) => bytes.toString('latin1')).join('');
    for (const text of ['MQIsdp', 'MQTT\x04', 'MQTT\x05', 'a/will', 'secret', 'Sec-WebSocket-Key'])
      expect(all).toContain(text);
  });

  it(`changed in ${RUNS} ways leaves no connection behind and others served`, {
    timeout: 120_000,
  }, async () => {
    await using broker = await boot(everyWire, { files: certificateFiles });
    await fc.assert(
      fc.asyncProperty(mutated(captures), (one) => playMutated(broker, one)),
      { numRuns: RUNS },
    );
  });
});
