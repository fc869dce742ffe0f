import { describe, expect, test } from 'vitest';
import { ContainerFinder, containerTarget } from '../src/index.js';

/** The container of `/repo/broker/config/mosquitto.conf`, with files by path. */
async function found(files: Readonly<Record<string, string>>) {
  const finder = new ContainerFinder(async (path) => files[path]);
  const container = await finder.find('/repo/broker/config/mosquitto.conf');
  return container && { target: containerTarget(container), path: container.path, mounts: container.mounts };
}

const MAIN = `services:
  broker:
    image: eclipse-mosquitto:2.0.22
    volumes: ["./broker/config:/mosquitto/config", "./data:/mosquitto/data"]
    tmpfs: /run
    configs: [acl]
configs: { acl: { file: ./acl } }
`;

/** What is known of the container of `MAIN` with a file that overrides it. */
const overridden = (override: string, name = 'compose.override.yaml') =>
  found({ '/repo/compose.yaml': MAIN, [`/repo/${name}`]: override });

const service = (image: string, volumes: string) =>
  `services:\n  broker:\n    image: ${image}\n    volumes: ${volumes}\n`;
const compose = (image: string, volumes: string) => found({ '/repo/compose.yaml': service(image, volumes) });

const CONFIG = '["./broker/config:/mosquitto/config:ro"]';

describe('a compose file above the configuration', () => {
  test('says the release and what is mounted', async () => {
    const volumes =
      '["./broker/config:/mosquitto/config:ro", "data:/mosquitto/data", "/var/log/m:/mosquitto/log"]';
    expect(await compose('eclipse-mosquitto:2.0.22', volumes)).toEqual({
      target: '2.0.22',
      path: '/repo/compose.yaml',
      mounts: [
        { target: '/mosquitto/config', source: '/repo/broker/config' },
        { target: '/mosquitto/data' },
        { target: '/mosquitto/log', source: '/var/log/m' },
      ],
    });
  });

  test.each([
    ['eclipse-mosquitto:2.0.22-openssl', '2.0.22'],
    ['docker.io/library/eclipse-mosquitto:1.6', '1.6'],
    ['eclipse-mosquitto:1', '1.6.15'],
    ['"eclipse-mosquitto:2.0.18@sha256:0123"', '2.0.18'],
    ['eclipse-mosquitto:$' + '{TAG:-2.0.20}', '2.0.20'],
    ['eclipse-mosquitto:latest', undefined],
    ['eclipse-mosquitto', undefined],
    ['eclipse-mosquitto:9.9.9', undefined],
  ])('the tag of %s is %s', async (image, target) => {
    expect((await compose(image, CONFIG))?.target).toBe(target);
  });

  test.each([
    ['another image', 'mosquitto-exporter:1.0', CONFIG],
    ['a variable without a default', 'eclipse-mosquitto:$' + '{TAG}', CONFIG],
    ['another folder', 'eclipse-mosquitto:2.0.22', '["./other:/mosquitto/config"]'],
    ['a volume of the same name', 'eclipse-mosquitto:2.0.22', '["broker:/mosquitto/config"]'],
    ['what is no list', 'eclipse-mosquitto:2.0.22', '{}'],
  ])('%s does not count', async (_, image, volumes) => {
    expect(await compose(image, volumes)).toBeUndefined();
  });

  test.each([
    '',
    '- a',
    'services: 7',
    'services: {a: null, b: [], c: {image: []}}',
    'services: [',
    'services: *x',
    '\0',
    `a: &a ["x"]\n${'b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n'}c: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]`,
  ])('one that says nothing of the kind does no harm: %j', async (text) => {
    expect(await found({ '/repo/compose.yaml': text })).toBeUndefined();
  });

  test('the long forms, a file alone, configs and secrets', async () => {
    const text = `
x-image: &image { image: "eclipse-mosquitto:2.0" }
services:
  broker:
    <<: *image
    volumes:
      - { type: bind, source: ./broker/users, target: /users }
      - { type: volume, source: data, target: /mosquitto/data }
      - ./broker/config/mosquitto.conf:/mosquitto/config/mosquitto.conf
    tmpfs: /scratch
    configs: [{ source: acl, target: /mosquitto/config/acl }]
    secrets: [passwd]
configs: { acl: { file: ./broker/acl } }
secrets: { passwd: { file: ./passwd } }
`;
    expect(await found({ '/repo/docker-compose.yml': text })).toEqual({
      target: '2.0',
      path: '/repo/docker-compose.yml',
      mounts: [
        { target: '/users', source: '/repo/broker/users' },
        { target: '/mosquitto/data' },
        { target: '/mosquitto/config/mosquitto.conf', source: '/repo/broker/config/mosquitto.conf' },
        { target: '/scratch' },
        { target: '/mosquitto/config/acl', source: '/repo/broker/acl' },
        { target: '/run/secrets/passwd', source: '/repo/passwd' },
      ],
    });
  });

  test('the nearest one that mounts the configuration counts', async () => {
    const files = {
      '/repo/compose.yaml': service('eclipse-mosquitto:1.6.15', CONFIG),
      '/repo/broker/compose.yaml': service('eclipse-mosquitto:2.0.22', '["./config:/mosquitto/config"]'),
      '/repo/broker/config/compose.yaml': service(
        'eclipse-mosquitto:1.5.11',
        '["./other:/mosquitto/config"]',
      ),
    };
    expect((await found(files))?.path).toBe('/repo/broker/compose.yaml');
  });
});

describe('a Dockerfile', () => {
  const docker = (text: string) => found({ '/repo/broker/Dockerfile': text });

  test('says the release and what is copied', async () => {
    const text = `
# FROM eclipse-mosquitto:1.6
FROM --platform=linux/amd64 eclipse-mosquitto:2.0.18 AS broker
COPY --chown=1883 config/mosquitto.conf \\
     config/acl /mosquitto/config/
COPY ["passwd", "/users/passwd"]
`;
    expect(await docker(text)).toEqual({
      target: '2.0.18',
      path: '/repo/broker/Dockerfile',
      mounts: [
        { target: '/mosquitto/config/mosquitto.conf', source: '/repo/broker/config/mosquitto.conf' },
        { target: '/mosquitto/config/acl', source: '/repo/broker/config/acl' },
        { target: '/mosquitto/config/', source: '/repo/broker/config/acl' },
        { target: '/users/passwd', source: '/repo/broker/passwd' },
      ],
    });
  });

  test.each([
    ['another image', 'FROM alpine\nCOPY config /mosquitto/config\n'],
    ['a stage before the last', 'FROM eclipse-mosquitto:2.0\nCOPY config /c\nFROM alpine\n'],
    ['other files', 'FROM eclipse-mosquitto:2.0\nCOPY other /mosquitto/config\n'],
    ['what another stage has', 'FROM eclipse-mosquitto:2.0\nCOPY --from=a config /mosquitto/config\n'],
    ['nothing', ''],
  ])('with %s does not count', async (_, text) => {
    expect(await docker(text)).toBeUndefined();
  });
});

describe('a file that overrides the compose file is merged into it, as Compose does', () => {
  const mounted = async (override: string) =>
    (await overridden(override))?.mounts.map(({ target, source }) => [target, source]);
  const USUAL = [
    ['/mosquitto/config', '/repo/broker/config'],
    ['/mosquitto/data', '/repo/data'],
    ['/run', undefined],
    ['/acl', '/repo/acl'],
  ];

  test.each([
    'compose.override.yml',
    'compose.override.yaml',
    'docker-compose.override.yml',
    'docker-compose.override.yaml',
  ])('%s', async (name) => {
    const text = 'services: { broker: { image: "eclipse-mosquitto:2.1.2" } }';
    expect((await overridden(text, name))?.target).toBe('2.1.2');
  });

  test('of several the first counts, and without a compose file none', async () => {
    const image = (tag: string) => `services: { broker: { image: "eclipse-mosquitto:${tag}" } }`;
    const files = {
      '/repo/compose.override.yml': image('2.0.18'),
      '/repo/docker-compose.override.yml': image('2.0.15'),
    };
    expect((await found({ ...files, '/repo/docker-compose.yml': MAIN }))?.target).toBe('2.0.18');
    expect(await found({ '/repo/compose.override.yml': MAIN })).toBeUndefined();
  });

  test('volumes are added, and one at the same place takes the place of the first', async () => {
    const text = 'services: { broker: { volumes: ["./logs:/mosquitto/log", "./other:/mosquitto/data"] } }';
    expect(await mounted(text)).toEqual([
      USUAL[0],
      ['/mosquitto/data', '/repo/other'],
      ['/mosquitto/log', '/repo/logs'],
      ...USUAL.slice(2),
    ]);
  });

  test('lists and maps at any depth', async () => {
    const text = 'services: { broker: { tmpfs: [/tmp] } }\nconfigs: { acl: { file: ./users.acl } }';
    expect(await mounted(text)).toEqual([
      ...USUAL.slice(0, 3),
      ['/tmp', undefined],
      ['/acl', '/repo/users.acl'],
    ]);
  });

  test('a service that only the override has', async () => {
    const text = 'services: { second: { image: "eclipse-mosquitto:1.6" } }';
    expect(await mounted(text)).toEqual(USUAL);
  });

  test('!override takes the place of a list, and !reset removes it', async () => {
    const replaced = 'services: { broker: { volumes: !override ["./broker/config:/mosquitto/config"] } }';
    expect(await mounted(replaced)).toEqual([USUAL[0], ...USUAL.slice(2)]);
    const removed = 'services: { broker: { tmpfs: !reset [], configs: !reset null } }';
    expect(await mounted(removed)).toEqual(USUAL.slice(0, 2));
  });

  test.each(['', 'null', 'services: null', 'services: {broker: null}', 'services: ['])(
    '%j changes nothing',
    async (text) => {
      expect(await mounted(text)).toEqual(USUAL);
    },
  );

  test.each(['- a', 'services: 7', 'services: [a]'])('%s is nothing that Compose merges', async (text) => {
    expect(await overridden(text)).toBeUndefined();
  });
});
