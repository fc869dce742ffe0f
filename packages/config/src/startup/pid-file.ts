import { pidFile } from '../catalogue/general.js';
import { failureText, type Start } from './start.js';
import { whyNotWritable } from './writable.js';

/** Since 2.0 the pid file is always written (pid__write); before, only with `-d` on the command line. */
export function checkPidFile(start: Start): void {
  const setting = start.configuration.settings.setting(pidFile);
  if (!setting || start.skips('written-files')) return;
  const path = setting.value;
  const failure = whyNotWritable(start, path);
  if (failure === 'unknown') {
    start.notHere('pid file', path, setting);
    return;
  }
  const status = start.host.files.status(path);
  const device = typeof status !== 'string' && status.kind === 'other' && start.isSince('2.0.12');
  if (failure === undefined && !device) return;
  const reason = device
    ? 'is no regular file'
    : failure === 'missing'
      ? 'is in a folder that does not exist'
      : writeFailure(failure);
  start.refuseEarly(
    {
      code: 'pid-file-unwritable',
      message: `The pid file \`${path}\` ${reason}.`,
      why: 'From 2.0 the broker writes it on every start, as the user it runs as, and stops if it cannot.',
      help: 'Name a file in a folder that user may write to, such as `/run/mosquitto/mosquitto.pid`, or remove the line.',
    },
    setting,
  );
}

function writeFailure(failure: 'denied' | 'directory' | 'too-long' | undefined): string {
  if (failure === 'too-long') return 'has a name that is too long for the system';
  return failure === 'denied' ? 'may not be written' : failureText('directory');
}
