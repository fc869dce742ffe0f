import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import mqtt from 'mqtt';

export const testBroker = {
  name: 'a test broker starts from the editor, moves to a free port, serves a client, and stops',
  async play(editor, picture) {
    // Another program has the port.
    const other = createServer().listen(0).unref();
    await once(other, 'listening');
    const { port } = other.address();
    const text = `# Mosquitto on a bench.\nlistener ${port}\nallow_anonymous true\n`;
    writeFileSync(join(editor.folder, 'bench.mosquitto.conf'), text);
    await editor.openFile('bench.mosquitto.conf', 'on a bench');
    await editor.command('Mosquitto: Start Test Broker');
    const notice = (text) => editor.page.locator('.notification-list-item', { hasText: text }).first();
    await notice('Address already in use').waitFor();
    await notice('Address already in use').getByRole('button', { name: 'Use free ports' }).click();
    await notice('The test broker runs').waitFor();
    await picture('test-broker');
    const [url] = (await notice('The test broker runs').textContent()).match(/mqtt:\/\/localhost:\d+/);

    const client = await mqtt.connectAsync(url, { reconnectPeriod: 0 });
    await client.subscribeAsync('house/#');
    const came = once(client, 'message');
    await client.publishAsync('house/hall', '21');
    const [topic, payload] = await came;
    if (`${topic} ${payload}` !== 'house/hall 21') throw new Error(`${topic} ${payload} came`);

    const closed = once(client, 'close');
    const item = editor.page.locator('.statusbar-item:visible', { hasText: 'Test broker' });
    await item.click();
    await closed;
    await item.waitFor({ state: 'hidden' });
  },
};
