import { describe, expect, test } from 'vitest';
import { checkconfig, json, place } from './support.js';

const EDGE = 'connection cloud\naddress 192.168.1.20\ntopic house/# out 1\n';
const CLOUD = 'listener 1883\nallow_anonymous true\nacl_file acl\n';
const files = { 'edge.conf': EDGE, 'cloud/mosquitto.conf': CLOUD, 'cloud/acl': 'topic read house/#\n' };

const DENIED = {
  rule: 'far-end-topic-denied',
  file: 'edge.conf',
  range: { start: { line: 2 } },
  related: [{ file: 'cloud/mosquitto.conf', range: { start: { line: 2 } } }],
};

describe('both ends of a bridge are compared', () => {
  test('where an option names the other end', () => {
    const { output } = json(place(files), 'edge.conf', '--bridge', 'cloud=cloud/mosquitto.conf');
    expect(output.files).toMatchObject([
      { path: 'edge.conf', diagnostics: [{ rule: 'local-only' }, DENIED] },
    ]);
  });

  test('where the settings name it, and its release', () => {
    const settings = (target: string) =>
      `bridges:\n  cloud:\n    configuration: cloud/mosquitto.conf\n    target: '${target}'\n`;
    const cwd = (target: string) =>
      place({
        ...files,
        'checkconfig.yaml': settings(target),
        'edge.conf': `${EDGE}bridge_protocol_version mqttv50\n`,
        'cloud/acl': 'topic house/#\n',
      });
    const rules = (target: string) =>
      json(cwd(target), 'edge.conf').output.files[0].diagnostics.map(({ rule }: { rule: string }) => rule);
    expect(rules('2.0')).toEqual(['local-only']);
    // It does not know MQTT 5.
    expect(rules('1.5')).toEqual(['local-only', 'far-end-refuses']);
  });

  test('and a person sees the line of the other broker', () => {
    const { stdout } = checkconfig(place(files), ['edge.conf', '--bridge', 'cloud=cloud/mosquitto.conf']);
    expect(stdout).toContain('= see: cloud/mosquitto.conf:3: This line of the other broker decides.');
  });

  test('and code scanning links it', () => {
    const { stdout } = checkconfig(place(files), [
      ...['edge.conf', '--bridge', 'cloud=cloud/mosquitto.conf', '--format', 'sarif'],
    ]);
    const found = JSON.parse(stdout).runs[0].results.find(
      ({ ruleId }: { ruleId: string }) => ruleId === 'far-end-topic-denied',
    );
    expect(found.relatedLocations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'cloud/mosquitto.conf' },
          region: { startLine: 3 },
        },
      },
    ]);
  });
});

test('a configuration that the settings name and that is missing is a finding, and all else is checked', () => {
  const cwd = place({
    ...files,
    'checkconfig.yaml': 'bridges:\n  cloud:\n    configuration: nowhere.conf\n',
  });
  const { status, output } = json(cwd, 'edge.conf');
  expect(status).toBe(0);
  expect(output.files[0].diagnostics).toMatchObject([
    { rule: 'far-end-unknown', severity: 'info', range: { start: { line: 0 } } },
    { rule: 'local-only' },
  ]);
});

test('--bridge names a bridge once', () => {
  const twice = ['--bridge', 'cloud=cloud/mosquitto.conf', '--bridge', 'cloud=edge.conf'];
  const { status, stderr } = checkconfig(place(files), ['edge.conf', ...twice]);
  expect(stderr).toBe(
    'checkconfig: --bridge names the bridge "cloud" twice: write it once, with the configuration of the other broker\n',
  );
  expect(status).toBe(2);
});

test.each([
  ['clod=cloud/mosquitto.conf', 'no configuration has a bridge "clod", which --bridge names'],
  ['cloud=nowhere.conf', '"nowhere.conf": there is no such file'],
  [
    'cloud',
    '--bridge wants NAME=FILE, the name of a bridge and the configuration of the other broker, not "cloud"',
  ],
])('--bridge %s', (bridge, message) => {
  const { status, stderr } = checkconfig(place(files), ['edge.conf', '--bridge', bridge]);
  expect(stderr).toBe(`checkconfig: ${message}\n`);
  expect(status).toBe(2);
});
