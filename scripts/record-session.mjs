// Records docs/session.svg and docs/first-session.svg: the commands of `sessions.mjs` are really run, and appear with what they print when a
// person would read it. Run after a build: `node scripts/record-session.mjs [NAME…]`. Port 1883 must be free.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { play, sessions } from './sessions.mjs';

const [WIDTH, LINE, LEFT, CHARACTER] = [860, 20, 16, 8.43];
const root = fileURLToPath(new URL('..', import.meta.url));
const chosen = process.argv.slice(2);
for (const [name, session] of Object.entries(sessions)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const lines = [];
  let time = 0.5;
  for (const { typed, output, pause } of await play(session, { FORCE_COLOR: '1' })) {
    lines.push({ text: `$ ${typed}`, time, isTyped: true });
    time += typed.length * 0.04 + 0.4;
    const printed = output === '' ? [] : output.replace(/\n$/, '').split('\n');
    for (const text of printed) lines.push({ text, time });
    time += pause;
  }
  writeFileSync(join(root, `docs/${name}.svg`), svg(lines, session.label));
}

function svg(lines, label) {
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
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${label}">
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
