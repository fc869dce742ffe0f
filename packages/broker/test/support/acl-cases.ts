import fc from 'fast-check';

/** Usernames that are in the files and others, and some that are difficult in a pattern. */
const NAMES = ['ana', 'bob', 'a', 'eve', 'x+y', 'a/b'];
const LEVELS = ['a', 'b', 'ana', 'bob', 'one', '', 'é'];

const name = fc.constantFrom(...NAMES);
const level = fc.constantFrom(...LEVELS);
const wild = fc.oneof({ weight: 3, arbitrary: level }, { weight: 1, arbitrary: fc.constant('+') });
const levels = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });

const aclTopic = fc
  .tuple(fc.constantFrom('', '', '', '', '$SYS/', '$x/'), levels(level))
  .map(([front, parts]) => front + parts.join('/'))
  .filter((topic) => topic !== '');

const filter = fc
  .tuple(fc.constantFrom('', '', '', '$SYS/', '$x/'), levels(wild), fc.constantFrom('', '', '/#'))
  .map(([front, parts, rest]) => front + parts.join('/') + rest)
  .filter((text) => text.trim() === text && text !== '');
const pattern = levels(fc.oneof(wild, fc.constantFrom('%u', '%c')))
  .map((parts) => parts.join('/'))
  .filter((text) => text !== '');
const access = fc.constantFrom('', 'read ', 'write ', 'readwrite ', 'deny ');

const line = fc.oneof(
  { weight: 2, arbitrary: name.map((user) => `user ${user}`) },
  { weight: 6, arbitrary: fc.tuple(access, filter).map(([kind, text]) => `topic ${kind}${text}`) },
  { weight: 2, arbitrary: fc.tuple(access, pattern).map(([kind, text]) => `pattern ${kind}${text}`) },
);

/** The text of an ACL file. */
export const aclText = fc.array(line, { maxLength: 8 }).map((lines) => `${lines.join('\n')}\n`);

/** A client, and the topics it tries: each is published to and waited for. */
export interface AclTry {
  readonly username: string | undefined;
  readonly clientId: string;
  readonly topics: readonly string[];
}

export const aclTry: fc.Arbitrary<AclTry> = fc.record({
  username: fc.option(name, { nil: undefined }),
  clientId: fc.constantFrom('one', 'a', 'ana', 'c+', 'x/y'),
  topics: fc.uniqueArray(aclTopic, { minLength: 5, maxLength: 5 }),
});
