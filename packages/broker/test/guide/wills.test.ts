import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { boot } from '../support/boot.js';
import { real, started, subscribed } from '../support/real-clients.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const will = ['--will-topic', 'gone/lamp', '--will-payload', 'lost', '--will-qos', '1', '--will-retain'];

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub')).each(['mqttv31', 'mqttv311', 'mqttv5'])(
  'with the real clients (%s)',
  (version) => {
    it.concurrent('the will of a client that is lost is published', async () => {
      await using broker = await boot(OPEN);
      const heard = real(broker, 'sub', [
        '-i',
        'watch',
        '-t',
        'gone/#',
        '-C',
        '1',
        '-F',
        '%t %q %p',
        '-q',
        '1',
      ]);
      await subscribed(broker, 'watch');
      const lamp = started(broker, 'sub', ['-V', version, '-i', 'lamp', '-t', 'a', ...will]);
      await subscribed(broker, 'lamp');
      lamp.child.kill('SIGKILL');
      expect((await heard).stdout).toBe('gone/lamp 1 lost\n');
      // It was to be kept, too.
      expect(broker.retained.map(({ topic, payload }) => `${topic} ${payload}`)).toEqual(['gone/lamp lost']);
    });

    it.concurrent('the will of a client that sends a DISCONNECT is not published', async () => {
      await using broker = await boot(OPEN);
      const heard = real(broker, 'sub', ['-i', 'watch', '-t', 'gone/#', '-t', 'end', '-C', '1', '-F', '%t']);
      await subscribed(broker, 'watch');
      const lamp = real(broker, 'sub', ['-V', version, '-i', 'lamp', '-t', 'a', '-C', '1', ...will]);
      await subscribed(broker, 'lamp');
      broker.publish('a', 'x');
      await lamp;
      while (broker.connections.some(({ clientId }) => clientId === 'lamp'))
        await new Promise((resolve) => setTimeout(resolve, 2));
      broker.publish('end', 'x');
      expect((await heard).stdout).toBe('end\n');
      expect(broker.retained).toEqual([]);
    });
  },
);
