import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about a first test file. */
export const testFilesTexts = textsOf('checkconfig-test-files', {
  noSuchFile: 'there is no file "{configuration}"',
  exists: '"{path}" is there already: it is not changed',
  doesNotStart: '"{configuration}": Mosquitto {release} does not start with it: {reason}',
});
