import type { Core } from '../core.js';
import { Message } from '../message.js';
import { insert, publishOwn } from '../routing/deliver.js';
import type { Session } from '../session/session.js';

/** Has a command answered by the endpoint of its topic; without one, in releases that do, with an error (control__process). */
export function answerCommand(core: Core, session: Session, { topic, payload }: Message): void {
  const response = `${topic}/response`;
  const endpoint = core.control.get(topic);
  if (endpoint) {
    const answer = endpoint.answer(payload, session);
    if (answer !== undefined) publishOwn(core, response, answer);
  } else if (core.conformance.answersControl) {
    insert(
      core,
      session,
      new Message(response, NO_ENDPOINT, 0, false, NO_PROPERTIES, 0, undefined),
      0,
      false,
      0,
    );
  }
}

const NO_ENDPOINT = Buffer.from('{"error": "endpoint not available"}');
const NO_PROPERTIES = Buffer.alloc(0);
