// Records docs/session.svg, which the README shows: commands that are really run, what they print, and when a person would read it.
// Run after a build: `node scripts/record-session.mjs`. Nothing in it is written by hand but the files and the commands below.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const FILES = {
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
};

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'session-'));

/** What is typed, and seconds until the next command. The package is the one that would be published. */
const COMMANDS = [
  [`npm install --save-dev ./${packed()}`, 2],
  ['cat home.mosquitto-test.yaml', 3],
  ['npx checkconfig test', 6],
  ["sed -i 's/topic read/topic readwrite/' acl", 1.5],
  ['npx checkconfig test', 5],
];

/** Colors as on a terminal; npm says nothing but what it did. */
const ENVIRONMENT = {
  ...process.env,
  FORCE_COLOR: '1',
  GITHUB_ACTIONS: '',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

const [WIDTH, LINE, LEFT, CHARACTER] = [860, 20, 16, 8.43];
const lines = [];
let time = 0.5;
try {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  for (const [command, pause] of COMMANDS) {
    lines.push({ text: `$ ${command}`, time, isTyped: true });
    time += command.length * 0.04 + 0.4;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: folder,
      env: ENVIRONMENT,
      encoding: 'utf8',
    });
    for (const text of (stdout + stderr).split('\n').slice(0, -1)) lines.push({ text, time });
    time += pause;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(join(root, 'docs/session.svg'), svg());

/** Packs the command into the folder of the session. @returns the name of the file */
function packed() {
  const args = ['pack', '--json', '--workspace', '@mosquitto-conf/checkconfig', '--pack-destination', folder];
  const { stdout, status } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error('npm cannot pack the command: build it first');
  return JSON.parse(stdout)[0].filename;
}

function svg() {
  const height = lines.length * LINE + 24;
  const body = lines.map(({ text, time: from, isTyped }, index) => {
    const y = 28 + index * LINE;
    const seconds = stripVTControlCharacters(text).length * 0.04;
    const steps = Math.max(1, text.length);
    const animation = isTyped
      ? `type ${seconds.toFixed(2)}s steps(${steps}) ${from.toFixed(2)}s both`
      : `show 0.01s ${from.toFixed(2)}s both`;
    return `<text x="${LEFT}" y="${y}" xml:space="preserve" style="animation:${animation}">${spans(text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="The command is installed. A test for a configuration fails and names the line that decides; the line is changed, and the test passes.">
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #d4d4d4; white-space: pre }
.c1 { font-weight: bold } .c31 { fill: #f48771 } .c32 { fill: #89d185 } .c33 { fill: #e5c07b }
@keyframes show { from { opacity: 0 } to { opacity: 1 } }
@keyframes type { from { clip-path: inset(-4px 100% -4px 0); opacity: 1 } to { clip-path: inset(-4px 0 -4px 0); opacity: 1 } }
@media (prefers-reduced-motion: reduce) { text { animation: none !important } }
</style>
<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>
${body.join('\n')}
</svg>
`;
}

/** Text with the colors that the terminal was told. */
function spans(text) {
  const most = Math.floor((WIDTH - 2 * LEFT) / CHARACTER);
  const parts = text.split(/\u001b\[(\d+)m/);
  let [color, length] = ['', 0];
  return parts
    .map((part, index) => {
      if (index % 2 === 1) {
        color = ['1', '31', '32', '33'].includes(part) ? part : '';
        return '';
      }
      const shown = part.slice(0, Math.max(0, most - length));
      length += shown.length;
      const plain = shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return color === '' || plain === '' ? plain : `<tspan class="c${color}">${plain}</tspan>`;
    })
    .join('');
}
