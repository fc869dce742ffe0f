import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about a run that ends early. */
export const failureTexts = textsOf('checkconfig-failure', {
  defect: 'this is a defect; please report it with the file that shows it.',
  internalError: 'internal error: {message}',
  inFile: '"{path}": {message}',
  andOneMore: '{message} (and 1 more file)',
  andMore: '{message} (and {others} more files)',
});
