// How a subscriber counts the messages that arrive.
import { splitter } from './packets.mjs';

/** Counts messages of QoS 0 by their bytes. @param length of a message, the same for all */
export function counter(length, arrive) {
  let bytes = 0;
  return (chunk) => {
    bytes += chunk.length;
    const whole = Math.floor(bytes / length);
    bytes -= whole * length;
    if (whole > 0) arrive(whole);
  };
}

/** Counts messages of QoS 1 and 2 and answers as a subscriber has to. @param idAt where a message has its id */
export function acknowledger(client, idAt, arrive) {
  let answers = [];
  let more = 0;
  const split = splitter((bytes, at) => {
    const first = bytes[at];
    if (first >> 4 === 3) {
      more++;
      answers.push(first & 4 ? 0x50 : 0x40, 2, bytes[at + idAt], bytes[at + idAt + 1]);
    } else if (first >> 4 === 6) {
      answers.push(0x70, 2, bytes[at + 2], bytes[at + 3]);
    }
  });
  return (chunk) => {
    split(chunk);
    if (answers.length > 0) client.send(Buffer.from(answers));
    answers = [];
    arrive(more);
    more = 0;
  };
}
