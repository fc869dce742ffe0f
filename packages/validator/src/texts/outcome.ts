import { textsOf } from '@mosquitto-conf/config/internal';

/** What a release does with a configuration: a few words, or a sentence without the full stop. */
export const outcomeTexts = textsOf('outcome', {
  starts: 'starts with this',
  refuses: 'refuses this',
  fails: 'fails to start',
  crashes: 'crashes with this',
  mayStart: 'may start with this',
  running: 'Mosquitto {release} starts with this configuration',
  hangs: 'Mosquitto {release} runs with this configuration but never finishes starting',
  config: 'Mosquitto {release} refuses this configuration',
  startup: 'Mosquitto {release} reads this configuration, then fails to start',
  crash: 'Mosquitto {release} crashes with this configuration',
  unknown: 'Whether Mosquitto {release} starts with this configuration cannot be determined here',
});
