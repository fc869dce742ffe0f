import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { boot, client } from '../support/boot.js';
import { real, subscribed } from '../support/real-clients.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const levels = [0, 1, 2] as const;
/** What is published, what was asked for, and the lower of both, which is what arrives. */
const pairs = levels.flatMap((published) =>
  levels.map((asked) => [published, asked, Math.min(published, asked)] as const),
);

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub')).each(['mqttv31', 'mqttv311', 'mqttv5'])(
  'the real clients (%s)',
  (version) => {
    it.concurrent.each(pairs)(
      'published with QoS %i, subscribed with %i: arrives with %i',
      async (...pair) => {
        const [published, asked, arrives] = pair;
        await using broker = await boot(OPEN);
        const own = ['-V', version, '-t', 'a'];
        const ended = real(broker, 'sub', [...own, '-i', 'sub', '-q', `${asked}`, '-C', '1', '-F', '%q %p']);
        await subscribed(broker, 'sub');
        await real(broker, 'pub', [...own, '-q', `${published}`, '-m', 'hello']);
        expect((await ended).stdout).toBe(`${arrives} hello\n`);
      },
    );
  },
);

describe.each([3, 4, 5] as const)('MQTT.js (version %i)', (protocolVersion) => {
  it.each(pairs)(
    'published with QoS %i, subscribed with %i: arrives with %i',
    async (published, asked, arrives) => {
      await using broker = await boot(OPEN);
      const protocolId = protocolVersion === 3 ? 'MQIsdp' : 'MQTT';
      const one = client(broker, { clientId: 'one', protocolVersion, protocolId });
      await one.subscribeAsync('a', { qos: asked });
      const arrived = new Promise((resolve) => {
        one.on('message', (_, payload, packet) => resolve([String(payload), packet.qos]));
      });
      await one.publishAsync('a', 'hello', { qos: published });
      expect(await arrived).toEqual(['hello', arrives]);
      await one.endAsync();
    },
  );
});
