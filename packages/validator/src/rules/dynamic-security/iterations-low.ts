import { since } from '@mosquitto-conf/config';
import { textsOf, USUAL_ITERATIONS } from '@mosquitto-conf/config/internal';
import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { dynamicSecurityOf } from '../../facts/dynamic-security.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('dynamic-security-iterations-low', {
  message: 'The password of the client `{name}` is hashed with only {iterations} iterations.',
  help: 'Set the password again: `mosquitto_ctrl dynsec setClientPassword {name:word}`. This release uses {usual} iterations.',
});

/** What 2.0 uses itself (password_mosq.h: PW_DEFAULT_ITERATIONS). */
const EARLIER_ITERATIONS = 101;

export const dynamicSecurityIterationsLow: CheckedRule = {
  id: 'dynamic-security-iterations-low',
  texts,
  category: 'security',
  severity: 'info',
  summary: 'A password in the dynamic security file is hashed with fewer iterations than the release uses.',
  why: 'Anyone who obtains the file can try passwords against the hash. Each iteration makes every try take longer.',
  wrong: [
    dynamicSecurityExample({
      clients:
        '{"username": "ana", "encoded_password": "$7$101$MTIzNDU2Nzg5MDEy$h3OGTDkrPBc1IDrkvFUXjghw4dN9103fBdTZDvDSOC4EJPkNbHi3fY2BTXXd1fmFkTQ4lpBRhpsAUEy+yj0eSQ=="}',
    }),
  ],
  right: [dynamicSecurityExample({})],
  check({ policies, release, report }) {
    const usual = since(release, '2.1') ? USUAL_ITERATIONS : EARLIER_ITERATIONS;
    for (const { security } of dynamicSecurityOf(policies))
      for (const { name, password, place } of security.clients) {
        const iterations = password?.hash.iterations;
        if (!place || iterations === undefined || iterations >= usual) continue;
        report({ message: texts.message({ name, iterations }), help: texts.help({ name, usual }), place });
      }
  },
};
