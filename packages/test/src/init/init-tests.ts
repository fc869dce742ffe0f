import { isValidTopic, type Language, type ListenerPolicy, type Text, write } from '@mosquitto-conf/config';
import { cafile, certfile, crlfile, keyfile } from '@mosquitto-conf/config/directives';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { accessMatrix, exampleTopic, policyFilters } from '@mosquitto-conf/validator/internal';
import { Document, Scalar } from 'yaml';
import type { Setup } from '../run/setup.js';
import { initTexts } from '../texts/init.js';

/** More columns are no table that a person reads. */
const MOST_TOPICS = 8;

/** More users are no table that a person reads. */
const MOST_USERS = 20;

/**
 * A first test file for a configuration: what it allows today, by the listener policy.
 * @param name the main file, as the test file names it
 */
export async function initTests(
  { analysis, policies }: Setup,
  name: string,
  language?: Language,
): Promise<string> {
  const writer = new Writer(name, analysis.configuration.release.name, language);
  for (const policy of policies.filter(({ admitsClients }) => admitsClients)) await writer.listener(policy);
  return writer.text();
}

type Values = Record<string, unknown>;

class Writer {
  readonly #passwords: Record<string, Record<string, string>> = {};
  readonly #psk: Record<string, Record<string, string>> = {};
  readonly #certificates: Record<string, Values> = {};
  readonly #clients: Record<string, Values> = {};
  readonly #access: Values[] = [];
  readonly #cases: Values[] = [];

  constructor(
    private readonly configuration: string,
    private readonly release: string,
    private readonly language: Language | undefined,
  ) {}

  #say(text: Text): string {
    return write(text, this.language);
  }

  text(): string {
    const filled = (values: object) => Object.keys(values).length > 0;
    const document = new Document({
      configuration: this.configuration,
      targets: this.release,
      ...(filled(this.#passwords) ? { passwords: this.#passwords } : {}),
      ...(filled(this.#psk) ? { psk: this.#psk } : {}),
      ...(filled(this.#certificates) ? { certificates: this.#certificates } : {}),
      ...(filled(this.#clients) ? { clients: this.#clients } : {}),
      ...(filled(this.#access) ? { access: this.#access } : {}),
      cases: this.#cases,
    });
    document.commentBefore = [initTexts.today, initTexts.created]
      .map((text) => ` ${this.#say(text)}`)
      .join('\n');
    return document.toString({ lineWidth: 0 });
  }

  async listener(policy: ListenerPolicy): Promise<void> {
    const { listener, usernameSource, requiresCertificate } = policy;
    const hasPasswords = policy.passwords !== undefined || policy.dynamicSecurity !== undefined;
    const on = listener.unixSocketPath ?? listener.port;
    this.#material(policy);
    const matrix = await accessMatrix(policy, nodeHasher, []);
    const source = usernameSource.value;
    const users = matrix.rows.filter(({ username, connects }) => username !== undefined && connects);
    const known = users
      .map(({ username }) => username!)
      .filter((user) => /^\S+$/.test(user))
      .slice(0, MOST_USERS);
    for (const user of known) {
      if (source === 'client' && hasPasswords) continue;
      this.#clients[user] = { ...this.#clients[user], ...this.#identity(policy, user) };
    }
    const anonymous = matrix.rows.find(({ username }) => username === undefined);
    const guest = this.#say(initTexts.guest({ listener: on }));
    const shown = requiresCertificate.value ? { certificate: 'guest' } : {};
    this.#cases.push({
      name: this.#say(initTexts.anonymous({ listener: on })),
      given: { [guest]: { listener: on, ...(source === 'client' ? shown : {}) } },
      ...connects(guest, anonymous?.connects ?? false),
    });
    if (requiresCertificate.value) {
      this.#certificates.guest ??= {};
      const none = this.#say(initTexts.noCertificate({ listener: on }));
      this.#cases.push({
        name: none,
        given: { [none]: { listener: on } },
        when: [{ connect: none, [THEN]: 'closed' }],
      });
    }
    if (hasPasswords && source === 'client' && known[0] !== undefined) {
      const wrong = this.#say(initTexts.wrongPassword({ user: known[0] }));
      this.#cases.push({
        name: this.#say(initTexts.wrongPasswordAt({ user: known[0], listener: on })),
        given: { [wrong]: { listener: on, username: known[0], password: 'wrong', ...shown } },
        when: [{ connect: wrong, [THEN]: 'refused' }],
      });
    }
    await this.#table(
      policy,
      on,
      known,
      source === 'client' && anonymous?.connects === true && !requiresCertificate.value,
    );
  }

  /** Password files, keys and certificates in place of those that the tests cannot know. */
  #material({ passwords, dynamicSecurity, psk, listener, encryption }: ListenerPolicy): void {
    if (passwords?.file)
      this.#passwords[passwords.path] = Object.fromEntries(
        [...passwords.file.users.keys()].map((user) => [user, `password of ${user}`]),
      );
    if (dynamicSecurity)
      this.#passwords[dynamicSecurity.path] = Object.fromEntries(
        [...dynamicSecurity.security.clients].map(({ name }) => [name, `password of ${name}`]),
      );
    if (psk?.file)
      this.#psk[psk.path] = Object.fromEntries(
        [...psk.file.identities.keys()].map((identity, index) => [identity, (index + 0xa0a0a0).toString(16)]),
      );
    const { settings } = listener;
    const server = settings.get(certfile);
    if (encryption.value !== 'certificate' || server === undefined) return;
    const authority = settings.get(cafile);
    const revocations = settings.get(crlfile);
    this.#certificates.authority ??= {
      is: 'authority',
      ...(authority === undefined ? {} : { certificate: authority }),
      ...(revocations === undefined ? {} : { revocations }),
    };
    this.#certificates[`server ${listener.port}`] ??= {
      is: 'server',
      certificate: server,
      key: settings.get(keyfile),
    };
  }

  /** What a client of this name shows at a listener. */
  #identity({ listener, usernameSource, psk }: ListenerPolicy, user: string): Values {
    const on = { listener: listener.unixSocketPath ?? listener.port };
    const key = psk && this.#psk[psk.path]?.[user];
    switch (usernameSource.value) {
      case 'identity':
        this.#certificates[user] ??= {};
        return { ...on, certificate: user };
      case 'psk':
        return key === undefined ? on : { ...on, psk: { identity: user, key } };
      default:
        return { ...on, username: user };
    }
  }

  async #table(
    policy: ListenerPolicy,
    on: string | number,
    users: readonly string[],
    anonymous: boolean,
  ): Promise<void> {
    const filters = policyFilters(policy).filter((filter) => !filter.startsWith('$'));
    const topics = [
      ...new Set(
        filters.flatMap((filter) =>
          filter.includes('%u')
            ? users.slice(0, 2).map((username) => exampleTopic(filter, { username, clientId: username }))
            : [exampleTopic(filter, { username: undefined, clientId: users[0] ?? 'client' })],
        ),
      ),
    ]
      .filter((topic) => isValidTopic(topic) && /^[^\s#]\S*$/.test(topic))
      .slice(0, MOST_TOPICS);
    const rows = [...users, ...(anonymous ? ['anonymous'] : [])];
    if (topics.length === 0 || rows.length === 0) return;
    const table: string[][] = [['client', ...topics]];
    for (const row of rows) {
      // A client's id is its name here, unless it says otherwise.
      const { rows: asked } = await accessMatrix(policy, nodeHasher, topics, { clientId: row });
      const found = asked.find(({ username }) => (username ?? 'anonymous') === row);
      table.push([row, ...(found?.cells ?? topics.map(() => '-'))]);
    }
    const text = new Scalar(aligned(table));
    text.type = 'BLOCK_LITERAL';
    this.#access.push({ name: this.#say(initTexts.access({ listener: on })), listener: on, table: text });
  }
}

/** The key of a step's answer. An object with a property of this name is written by it, and no promise. */
const THEN = 'then';

function connects(client: string, allowed: boolean): Values {
  if (allowed) return { when: [{ connect: client }] };
  return { when: [{ connect: client, [THEN]: 'refused' }] };
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
