import { textsOf } from '@mosquitto-conf/config/internal';
import { clientText, dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { dynamicSecurityOf } from '../../facts/dynamic-security.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('dynamic-security-client-disabled', {
  message: 'The client `{name}` is disabled.',
  help: 'Run `mosquitto_ctrl dynsec enableClient {name:word}` if it should connect again, or delete it.',
});

export const dynamicSecurityClientDisabled: CheckedRule = {
  id: 'dynamic-security-client-disabled',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'A client of the dynamic security file is disabled.',
  why: 'No client can log in with this username, whatever roles it has. To the client it looks like a wrong password.',
  wrong: [dynamicSecurityExample({ clients: clientText('ana', '"disabled": true') })],
  right: [dynamicSecurityExample({})],
  check({ policies, report }) {
    for (const { security } of dynamicSecurityOf(policies))
      for (const { name, isDisabled, place } of security.clients)
        if (isDisabled && place)
          report({ message: texts.message({ name }), help: texts.help({ name }), place });
  },
};
