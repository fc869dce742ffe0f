import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of the options that say how a configuration is read. */
export const hostOptionsTexts = textsOf('checkconfig-host-options', {
  cwdDefault: "the configuration's folder",
  target: 'the release that reads the configuration: 2.0.18, 2.0, or one of {targets} (default: latest)',
  targets:
    'the release that reads the configuration: 2.0.18, 2.0, or one of {targets} (default: latest); repeatable',
  targetOfTests:
    'the release that reads the configuration: 2.0.18, 2.0, or one of {targets} (default: latest), instead of the targets in the test file',
  oneRelease: '"{text}" is not one release: write the option once for each; only lint takes several',
  cwd: 'the folder that the broker is started in (default: {usual})',
  root: 'read absolute paths below this folder, for example the tree of a container image',
  map: "read a folder of the broker's machine from another folder here; repeatable",
  checkFiles:
    "this is the broker's machine: read the files it names anywhere, and report missing ones as errors",
  noCheckFiles: "this is not the broker's machine, whatever files of the broker are here",
  stdinFilename: 'the path that standard input is read as',
  noFolder: '{option}: there is no folder "{path}"',
  noFolderButFile: '{option}: there is no folder "{path}", but a file',
  mapWants: '--map wants FROM=TO, not "{text}"',
  noMapTarget: '--map: there is no "{to}"',
});
