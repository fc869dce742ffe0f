import type { PluginHandlers, PluginHost } from './broker-plugin.js';

/** Topics of birth certificates, of edge nodes and of devices. */
const BIRTH = /^spBv1\.0\/[^/]*\/(?:NBIRTH\/[^/]*|DBIRTH\/[^/]*\/[^/]*)$/;

/**
 * `mosquitto_sparkplug_aware`, which makes the broker aware of Sparkplug 3.0: birth certificates are retained below
 * `$sparkplug/certificates/` too (plugin__message_in_callback).
 */
export function sparkplugAware({ publish }: PluginHost): PluginHandlers {
  return {
    messageIn: ({ topic, payload, qos, properties }) => {
      if (BIRTH.test(topic))
        publish(`$sparkplug/certificates/${topic}`, payload, { qos, retain: true, properties });
    },
  };
}
