// npm links the command of a workspace only where it is there at install time, which before the first build it is not.
import { chmod, mkdir, symlink } from 'node:fs/promises';

const commands = [
  { name: 'checkconfig', file: 'checkconfig/dist/checkconfig.js' },
  { name: 'mosquitto-embedded', file: 'broker/dist/commonjs/mosquitto-embedded.js' },
];

/** Makes `npx checkconfig` work in this repository. Windows needs `npm rebuild` for it, which writes its wrappers. */
export async function linkCommand() {
  for (const { name, file } of commands) {
    await chmod(`packages/${file}`, 0o755);
    if (process.platform === 'win32') continue;
    await mkdir('node_modules/.bin', { recursive: true });
    try {
      await symlink(`../@mosquitto-conf/${file}`, `node_modules/.bin/${name}`);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}
