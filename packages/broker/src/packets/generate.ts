import type * as mqttPacket from 'mqtt-packet';
// @ts-expect-error Only the package as a whole has types.
import write from 'mqtt-packet/generate.js';
// @ts-expect-error Only the package as a whole has types.
import writeToStream from 'mqtt-packet/writeToStream.js';

/**
 * Writes a packet. The rest of the package reads packets, which this broker does itself; importing it takes longer than
 * importing the broker, for it has streams of its own.
 */
export const generate: typeof mqttPacket.generate = write;

// Otherwise the first packet makes a buffer of each number up to 65,535: 30 ms and 15 MB, to write the few packets that come
// from here.
(writeToStream as typeof mqttPacket.writeToStream).cacheNumbers = false;
