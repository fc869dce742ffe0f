// Makes a Debian package of the built command: `node scripts/debian-package.mjs FOLDER` prints the path of the package.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const [target = 'dist'] = process.argv.slice(2);
const source = 'packages/checkconfig';
const { version, description, license, engines } = JSON.parse(readFileSync(`${source}/package.json`, 'utf8'));
const node = engines.node.replace('>=', '');
const tree = mkdtempSync(join(tmpdir(), 'checkconfig-deb-'));
// The package is world-readable, whatever this user's mask is.
process.umask(0o022);
chmodSync(tree, 0o755);

function write(path, content, mode = 0o644) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), content, { mode });
}

/** What the built command prints. */
function printed(...args) {
  return execFileSync(process.execPath, [`${source}/dist/checkconfig.js`, ...args], { encoding: 'utf8' });
}

// What npm would publish, where Node finds it.
const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '-w', source], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
for (const { path } of files) {
  mkdirSync(dirname(join(tree, 'usr/lib/checkconfig', path)), { recursive: true });
  cpSync(join(source, path), join(tree, 'usr/lib/checkconfig', path));
}
mkdirSync(join(tree, 'usr/bin'), { recursive: true });
symlinkSync('../lib/checkconfig/dist/checkconfig.js', join(tree, 'usr/bin/checkconfig'));
write('usr/share/man/man1/checkconfig.1.gz', gzipSync(readFileSync(`${source}/man/checkconfig.1`)));
write('usr/share/bash-completion/completions/checkconfig', printed('completion', 'bash'));
write('usr/share/zsh/vendor-completions/_checkconfig', printed('completion', 'zsh'));
write('usr/share/fish/vendor_completions.d/checkconfig.fish', printed('completion', 'fish'));
write('usr/share/doc/checkconfig/changelog.gz', gzipSync(readFileSync('CHANGELOG.md')));
write(
  'usr/share/doc/checkconfig/copyright',
  `License: ${license}\n\n${readFileSync('LICENSE', 'utf8')}\nOther parts: /usr/lib/checkconfig/dist/THIRD-PARTY-NOTICES.txt\n`,
);

const [summary] = description.split('\n');
write(
  'DEBIAN/control',
  `Package: checkconfig
Version: ${version}
Architecture: all
Maintainer: The maintainers of mosquitto-conf <maintainers@invalid>
Depends: nodejs (>= ${node})
Recommends: mosquitto
Suggests: openssl, git
Section: utils
Priority: optional
Description: ${summary}
 Reads mosquitto.conf exactly as a release of the broker does, and says what is
 wrong, why, and what to do. Also runs a test broker, and draws, compares,
 upgrades and tests configurations.
`,
);

mkdirSync(target, { recursive: true });
const deb = resolve(target, `checkconfig_${version}_all.deb`);
execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, deb], { stdio: 'ignore' });
rmSync(tree, { recursive: true });
console.log(deb);
