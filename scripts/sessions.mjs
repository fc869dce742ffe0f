// Sessions on a terminal that the pages show. `scripts/record-session.mjs` records them, and tests play them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Each has the files that are there before, and steps: what is typed, and seconds until a person types on. A step with `until` goes
 * on in the background; the next one is typed when its output matches. TARBALL is the packed command, as it would be published.
 */
export const sessions = {
  session: {
    label:
      'A test for a configuration fails and names the line that decides; the line is changed, and the test passes.',
    files: {
      // Without it, npm would install into this repository.
      'package.json': '{ "private": true }\n',
      'mosquitto.conf': 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n',
      acl: 'user alice\ntopic read home/#\n',
      'home.mosquitto-test.yaml': `configuration: mosquitto.conf
passwords:
  passwd: { alice: secret }
clients:
  alice: { username: alice, password: secret, version: 5 }
cases:
  - name: alice opens the door
    when:
      - { publish: home/door, payload: open, qos: 1, as: alice, then: accepted }
`,
    },
    steps: [
      { typed: 'npm install --save-dev ./TARBALL', pause: 2 },
      { typed: 'cat home.mosquitto-test.yaml', pause: 3 },
      { typed: 'npx checkconfig test', pause: 6 },
      { typed: "sed -i 's/topic read/topic readwrite/' acl", pause: 1.5 },
      { typed: 'npx checkconfig test', pause: 5 },
    ],
  },
  'first-session': {
    label:
      'A configuration is written, checked, tested and run, and a client publishes a message that another one receives.',
    files: {},
    steps: [
      { typed: 'checkconfig init broker --yes --user ana', pause: 5 },
      { typed: 'echo secret | checkconfig passwd add broker/passwd ana', pause: 2 },
      { typed: 'checkconfig lint broker', pause: 3 },
      { typed: 'checkconfig test broker', pause: 3 },
      { typed: 'checkconfig run broker/mosquitto.conf &', pause: 3, until: /mosquitto version \S+ running/ },
      { typed: 'mosquitto_pub -u ana -P secret -t lamp -m on -r', pause: 1.5 },
      { typed: 'mosquitto_sub -u ana -P secret -t lamp -C 1 -W 9', pause: 5 },
    ],
  },
};

/**
 * Plays a session in a folder of its own.
 * @returns each step with its output and exit code; that of a step in the background is null
 */
export async function play({ files, steps }, env = {}) {
  // Not in the system's temporary folder, which lint warns about.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist/session-'));
  const options = {
    cwd: folder,
    env: {
      ...process.env,
      GITHUB_ACTIONS: '',
      // npm says nothing but what it did.
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
      ...env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    },
  };
  const running = [];
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const results = [];
    for (const planned of steps) {
      const step = { ...planned, typed: planned.typed.replace('TARBALL', () => packed(folder)) };
      if (step.until) {
        const child = spawn('sh', ['-c', `exec ${step.typed.replace(/ &$/, '')}`], options);
        running.push(child);
        results.push({ ...step, output: await outputUntil(child, step.until), code: null });
      } else {
        const { stdout, stderr, status } = spawnSync('sh', ['-c', step.typed], {
          ...options,
          encoding: 'utf8',
          timeout: 60_000,
        });
        results.push({ ...step, output: stdout + stderr, code: status });
      }
    }
    return results.map((result) => ({ ...result, output: result.output.replaceAll(folder, '/home/ana') }));
  } finally {
    for (const child of running) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs the command into a folder. @returns the name of the file */
function packed(folder) {
  const args = ['pack', '--json', '--workspace', '@mosquitto-conf/checkconfig', '--pack-destination', folder];
  const { stdout, status } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error('npm cannot pack the command: build it first');
  return JSON.parse(stdout)[0].filename;
}

/** What a program prints until it matches. @throws Error where it ends before, or does not come to it */
function outputUntil(child, pattern) {
  return new Promise((done, failed) => {
    let output = '';
    const timer = setTimeout(() => failed(new Error(`it does not print ${pattern}:\n${output}`)), 30_000);
    const read = (data) => {
      output += data;
      if (!pattern.test(output)) return;
      clearTimeout(timer);
      done(output);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => {
      clearTimeout(timer);
      failed(new Error(`it ended:\n${output}`));
    });
  });
}
