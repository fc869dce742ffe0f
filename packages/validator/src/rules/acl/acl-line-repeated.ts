import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, listsOf } from '../../facts/access.js';
import { repeated } from '../../facts/acl-coverage.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

const text = 'listener 1883\npassword_file passwd\nacl_file acl\n';
const REST = '\nuser bruno\ntopic read #\n';

export const aclLineRepeated: Rule = {
  id: 'acl-line-repeated',
  category: 'style',
  severity: 'info',
  summary: 'An ACL line says what an earlier line for the same user says already.',
  why: 'It changes nothing, and who reads it later may take it for a restriction, which only `deny` is.',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `user ana\ntopic readwrite house/#\ntopic read house/+/lamp\n${REST}`,
      },
    },
    { text, files: { passwd: PASSWORDS, acl: `user ana\ntopic read house/#\ntopic read house/#\n${REST}` } },
  ],
  right: [
    {
      text,
      files: { passwd: PASSWORDS, acl: `user ana\ntopic read house/#\ntopic write house/+/lamp\n${REST}` },
    },
    { text, files: { passwd: PASSWORDS, acl: `user ana\ntopic read #\ntopic read $SYS/#\n${REST}` } },
  ],
  check(context) {
    for (const { acl } of aclsOf(context.analysis)) {
      for (const list of listsOf(acl)) {
        for (const { entry, by } of repeated(list)) {
          context.report({
            message: `Line ${by.place.line}, \`${by.access} ${by.filter}\`, says this already.`,
            help: 'Remove the line; to take something away again, write `deny` (from 2.0).',
            place: entry.place,
            fixes: removeLineOf(context, entry.place, 'Remove the line', true),
          });
        }
      }
    }
  },
};
