import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about what cannot be decided. */
export const decidableTexts = textsOf('checkconfig-decidable', {
  doesNotStart: '"{path}": Mosquitto {release} does not start with it: {reason}',
  decides:
    '"{path}" (`{directive}`, {where}) decides this and cannot be read; name its place with --map or --root',
});
