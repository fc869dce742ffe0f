import { pidFile } from '../catalogue/general.js';
import { openingOf } from '../special-files.js';
import { fileAdvice, writtenPidFile } from '../texts/files.js';
import { processTexts as texts } from '../texts/process.js';
import type { Start } from './start.js';
import { whyNotWritable, writeFault } from './writable.js';

/** Since 2.0 the pid file is always written (pid__write); before, only with `-d` on the command line. */
export function checkPidFile(start: Start): void {
  const setting = start.configuration.settings.setting(pidFile);
  if (!setting || start.skips('written-files')) return;
  const path = setting.value;
  const failure = whyNotWritable(start, path);
  const opening = openingOf(start.host.files, path, 'written', start.release);
  if (failure === 'unknown' || (failure === undefined && opening === 'waits')) {
    start.notHere(writtenPidFile, path, setting);
    return;
  }
  if (failure === undefined && opening === 'opened') return;
  const fault =
    failure === undefined
      ? { message: writtenPidFile.notRegular({ path }), help: fileAdvice.useRegularFile }
      : writeFault(start, writtenPidFile, path, failure);
  start.refuseEarly(
    {
      code: 'pid-file-unwritable',
      message: fault.message,
      why: texts.pidRefused,
      help: fileAdvice.orRemovePidFile({ advice: fault.help }),
    },
    setting,
  );
}
