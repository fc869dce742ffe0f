import type { AccessDecision, ConnectDecision, ConnectReason, Text } from '@mosquitto-conf/config';
import { accessReasonTexts, connectReasonTexts } from '../texts/access-reasons.js';

const connectReasons: Readonly<Record<ConnectReason, Text>> = connectReasonTexts;
const accessReasons: Readonly<Record<AccessDecision['reason'], Text>> = accessReasonTexts;

/** Why a client may connect or not, in one sentence. */
export function connectReasonText({ reason }: Pick<ConnectDecision, 'reason'>): Text {
  return connectReasons[reason];
}

/** Why a client may do something with a topic or not, in one sentence. */
export function accessReasonText({ reason }: Pick<AccessDecision, 'reason'>): Text {
  return accessReasons[reason];
}
