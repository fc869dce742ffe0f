import type { Configuration, Host } from '@mosquitto-conf/config';
import { enableControlApi } from '@mosquitto-conf/config/directives';
import type { ListenerSet } from '../listeners/listener-set.js';
import { addBrokerEndpoint } from './broker-endpoint.js';
import { addDynamicSecurity } from './dynamic-security/add-dynamic-security.js';

/**
 * Has the commands answered that the configuration asks for.
 * @param configuration what is in force
 */
export function addEndpoints(listeners: ListenerSet, configuration: () => Configuration, host: Host): void {
  const { core } = listeners;
  if (configuration().settings.get(enableControlApi))
    addBrokerEndpoint(core, configuration, () => listeners.opened);
  addDynamicSecurity(listeners, host);
}
