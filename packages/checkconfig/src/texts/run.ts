import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig run`. */
export const runTexts = textsOf('checkconfig-run', {
  description: 'run a test broker that does what the configuration says',
  file: 'the configuration; without it, the broker accepts only clients on this machine, on port 1883',
  configFile: 'the same, as an option of mosquitto',
  port: 'before 2.0, the port of the default listener; from 2.0, ports for this machine only, if the configuration opens none; repeatable, up to ten times',
  verbose: 'log everything, whatever log_type says',
  quiet: 'log nothing, whatever log_type says',
  testConfig: 'only check the configuration',
  ephemeral: 'give each listener a free port or socket, and print which',
  bridge:
    'connect a bridge to mqtt://HOST:PORT; NAME=connect: as configured; NAME=off: not at all; connect or off alone: all bridges; repeatable (default: only to this machine)',
  plugin: 'run the default export of a JavaScript module instead of a plugin; repeatable',
  plugins: 'what to do with decisions of a plugin without such a module (default: deny)',
  inPlace: 'use the configured database, log file and pid file, not copies',
  keep: 'keep the temporary folder with the copies',
  currentFolder: 'the current folder',
  strict: 'do not start if the configuration has an unsupported directive',
  help: `
Relative paths in the configuration start in the current folder, as they do for mosquitto. What the broker writes goes
to copies in a temporary folder, which it names and removes at the end. Files that are there already are not changed.

Examples:
  checkconfig run mosquitto.conf --ephemeral
  checkconfig run -c /etc/mosquitto/mosquitto.conf -v --target debian-12
  checkconfig run mosquitto.conf --ephemeral --map /mosquitto/config=config
  checkconfig run edge.conf --bridge cloud=mqtt://localhost:1884
  checkconfig run mosquitto.conf --plugin /usr/lib/go-auth.so=./go-auth.mjs
  checkconfig run -p 1884`,
});
