import type { ClientValues, FileValues } from './file-values.js';

/** The clients that a case knows. */
export interface ClientCatalogue {
  readonly all: Readonly<Record<string, ClientValues>>;
  /** Usernames with a password that the tests know. */
  readonly usernames: readonly string[];
  /** A client of this name, or one with this username, or an anonymous one; undefined where there is none. */
  withUser(name: string): ClientValues | undefined;
}

/** The clients of a file and of a case. */
export function clientsOf(
  { clients = {}, passwords = {} }: FileValues,
  given: Readonly<Record<string, ClientValues | null>> = {},
  listener?: string | number,
): ClientCatalogue {
  const names = [...new Set([...Object.keys(clients), ...Object.keys(given)])];
  const all = Object.fromEntries(
    names.map((name) => [name, { ...clients[name], ...given[name] }] as const),
  ) as Record<string, ClientValues>;
  const secrets = new Map(Object.values(passwords).flatMap((users) => Object.entries(users)));
  const on = listener === undefined ? {} : { listener };
  return {
    all,
    usernames: [...secrets.keys()],
    withUser: (name) => {
      const known = all[name];
      if (known) return { ...known, ...on };
      const password = secrets.get(name);
      if (password !== undefined) return { ...on, username: name, password };
      return name === 'anonymous' ? { ...on } : undefined;
    },
  };
}
