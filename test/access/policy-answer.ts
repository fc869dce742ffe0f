import {
  type ConnectingClient,
  decideAccess,
  decideConnect,
  type ListenerPolicy,
} from '@mosquitto-conf/config';
import { connackCode, deliveredTopic, mountedTopic } from '@mosquitto-conf/config/internal';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { topics } from './try-client.js';

/** What a listener would answer to a client, in the words of fixtures/policy/README.md. */
export async function policyAnswer(policy: ListenerPolicy, client: ConnectingClient): Promise<string> {
  const { allowed, refusal, clientId, username } = await decideConnect(policy, client, nodeHasher);
  if (!allowed) return String(connackCode(refusal!, client.version ?? 4, policy.release) ?? 'x');
  const connected = { clientId: clientId || `${policy.clientIds.generatedPrefix.value}1`, username };
  const may = (topic: string, access: 'write' | 'read' | 'subscribe') =>
    decideAccess(policy, connected, topic, access).allowed;
  const back = topics.filter((topic) => may('#', 'subscribe') && may(topic, 'write') && may(topic, 'read'));
  const delivered = back.map((topic) => deliveredTopic(policy, mountedTopic(policy, topic)));
  return `0 ${delivered.sort().join(',')}`;
}
