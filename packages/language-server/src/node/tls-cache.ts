import type { TlsInspector } from '@mosquitto-conf/config';

/** An inspector that looks at the same content once. Contents are distinguished as objects, which `FileCache` keeps. */
export function cachedTls(tls: TlsInspector): TlsInspector {
  const answers = new WeakMap<Uint8Array, Map<string, unknown>>();
  const lists = new Map<string, boolean>();
  const once = <T>(pem: Uint8Array, question: string, ask: () => T): T => {
    let known = answers.get(pem);
    if (!known) {
      known = new Map();
      answers.set(pem, known);
    }
    if (!known.has(question)) known.set(question, ask());
    return known.get(question) as T;
  };
  const pairs = new WeakMap<
    Uint8Array,
    WeakMap<Uint8Array, { readonly answer: ReturnType<TlsInspector['pair']> }>
  >();
  return {
    name: tls.name,
    authorities: (pem) => once(pem, 'authorities', () => tls.authorities(pem)),
    certificate: (pem, level) => once(pem, `certificate ${level}`, () => tls.certificate(pem, level)),
    key: (pem) => once(pem, 'key', () => tls.key(pem)),
    pair(certificate, key) {
      let known = pairs.get(certificate);
      if (!known) {
        known = new WeakMap();
        pairs.set(certificate, known);
      }
      let found = known.get(key);
      if (!found) {
        found = { answer: tls.pair(certificate, key) };
        known.set(key, found);
      }
      return found.answer;
    },
    ciphers(list) {
      let known = lists.get(list);
      if (known === undefined) {
        // While the user types, each keystroke makes another list.
        if (lists.size > 100) lists.clear();
        known = tls.ciphers(list);
        lists.set(list, known);
      }
      return known;
    },
    revocationLists: (pem) => once(pem, 'revocationLists', () => tls.revocationLists(pem)),
  };
}
