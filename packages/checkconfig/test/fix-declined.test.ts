import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TLS_FILES } from '../../validator/src/examples/example-files.js';
import { checkconfig, place } from './support.js';

test('a finding whose fix was tried and left out is still printed', () => {
  // Moving the certificates would leave port 1883 without encryption.
  const text = 'port 1883\nallow_anonymous true\ncertfile server.crt\nkeyfile server.key\nlistener 8883\n';
  const cwd = place({ ...TLS_FILES, 'mosquitto.conf': text });
  const { stdout } = checkconfig(cwd, ['lint', 'mosquitto.conf', '--fix-unsafe', '--format', 'compact']);
  expect(readFileSync(join(cwd, 'mosquitto.conf'), 'utf8')).toBe(text);
  expect(stdout).toContain('[above-listener]');
});
