import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse, latest } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { BrokerLog } from '../src/log/broker-log.js';

const folder = mkdtempSync(join(tmpdir(), 'syslog-'));
const sent = join(folder, 'sent');
writeFileSync(join(folder, 'logger'), `#!/bin/sh\necho "$@" >${sent}.arguments\nexec cat >>${sent}\n`);
chmodSync(join(folder, 'logger'), 0o755);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** A log of a configuration, and what it writes to standard error. */
function logOf(text: string) {
  const { configuration } = analyse('m.conf', latest, exampleHost({ 'm.conf': text }, undefined));
  const errors: string[] = [];
  const log = new BrokerLog(configuration, {
    now: () => new Date(0),
    locate: (path) => path,
    stderr: (line) => errors.push(line),
  });
  return { log, errors };
}

describe('log_dest syslog', () => {
  it.each([
    ['', ['<27>0: e', '<29>0: n', '<30>0: i']],
    ['log_facility 2\n', ['<147>0: e', '<149>0: n', '<150>0: i']],
  ])('sends each line with its facility and severity to logger: %j', async (facility, lines) => {
    rmSync(sent, { force: true });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    const { log, errors } = logOf(`log_dest syslog\n${facility}`);
    log.write('error', 'e');
    log.write('notice', 'n');
    log.write('information', 'i');
    log.write('debug', 'd');
    log.close();
    const read = () => (existsSync(sent) ? readFileSync(sent, 'utf8').trimEnd().split('\n') : []);
    await expect.poll(read).toEqual(lines);
    expect(readFileSync(`${sent}.arguments`, 'utf8')).toContain('--tag mosquitto');
    expect(errors).toEqual([]);
  });

  it('goes to standard error where there is no logger', async () => {
    vi.stubEnv('PATH', join(folder, 'nothing'));
    const { log, errors } = logOf('log_dest syslog\n');
    await expect.poll(() => errors).toEqual([expect.stringContaining('Nothing is logged to syslog')]);
    log.write('notice', 'line');
    expect(errors[1]).toBe('0: line\n');
  });
});
