// npm links the command of a workspace only where it is there at install time, which before the first build it is not.
import { chmod, mkdir, symlink } from 'node:fs/promises';

/** Makes `npx checkconfig` work in this repository. Windows needs `npm rebuild` for it, which writes its wrappers. */
export async function linkCommand() {
  await chmod('packages/checkconfig/dist/checkconfig.js', 0o755);
  if (process.platform === 'win32') return;
  await mkdir('node_modules/.bin', { recursive: true });
  try {
    await symlink('../@mosquitto-conf/checkconfig/dist/checkconfig.js', 'node_modules/.bin/checkconfig');
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}
