import fc from 'fast-check';

const HASH =
  '$7$101$WyeumtP/9mcn02Yl$qwgYbWfEzUZEj+Atw6jqwED1YNhM3oRUzVam1P6iWPZ6l45bvrTx7ggbeee+OaQ3cltaoIJnlyXJkqIIDWbn1w==';

const RIGHT_ACL = [
  'user alice',
  'topic a',
  'topic read a/#',
  'topic write $SYS/x',
  'topic readwrite +/b',
  'pattern write c/%u',
  'pattern a/%c/#',
  'topic deny secret/#',
  '# comment',
  '',
  'user bob smith',
  'topic  read  a b c',
  'topic é/#',
  'pattern read %c',
];

const ODD_ACL = [
  'user',
  'user ',
  'topic',
  'topic ',
  'topic read',
  'topic read ',
  'topic readonly a',
  'topic a#',
  'topic a/#/b',
  'topic +a',
  'nonsense',
  'Topic a',
  ' topic a',
  'topic\tread a',
  '\ttopic a',
  'pattern',
  'pattern a',
  'pattern read a#',
  'topic deny',
  'pattern deny %u',
  'topic read a ',
  'topic a\r',
  'topic \udcff',
  'topic a\0b',
  '\0',
  ' # c',
  ' ',
  '\ufefftopic a',
  `topic ${'a/'.repeat(250)}`,
  `topic ${'x'.repeat(3000)}`,
  'users alice',
  'user\talice',
  'topic #',
  'topic read #/a',
  'topic write',
  'topicread a',
  'topic none a',
  'topic READ a',
  'topic 1',
  'user alice extra',
  'pattern readwrite',
  `user ${'u'.repeat(2000)}`,
  'topic readwrite\ta',
  'topic   ',
  '#',
  'topic ++',
  'pattern %',
];

const RIGHT_PASSWORDS = [
  `alice:${HASH}`,
  `bob:${HASH}`,
  '# comment',
  '',
  'carol:$6$WyeumtP/9mcn02Yl$qwgYbWfEzUZEj+Atw6jqwED1YNhM3oRUzVam1P6iWPZ6l45bvrTx7ggbeee+OaQ3cltaoIJnlyXJkqIIDWbn1w==',
];

const ODD_PASSWORDS = [
  'alice',
  'alice:',
  ':x',
  ':',
  'alice:plain',
  'alice:$',
  'alice:$7',
  'alice:$7$',
  'alice:$7$101',
  'alice:$7$101$',
  'alice:$7$101$abc',
  'alice:$7$101$abc$',
  'alice:$7$101$!!!!$AAAA',
  'alice:$7$101$AAAA$!!!!',
  'alice:$7$x$AAAA$AAAA',
  'alice:$7$0$AAAA$AAAA',
  'alice:$7$-5$AAAA$AAAA',
  'alice:$8$AAAA$AAAA',
  'alice:$5$AAAA$AAAA',
  'alice:$6$',
  'alice:$6$AAAA',
  'alice:$6$AAAA$AAAA',
  'alice:$6$A$A',
  `al ice:${HASH}`,
  ` alice:${HASH}`,
  `alice:${HASH} `,
  `alice:${HASH}x`,
  `\talice:${HASH}`,
  `alice:${HASH}\r`,
  `alice :${HASH}`,
  `alice: ${HASH}`,
  `a:b:${HASH}`,
  '\0',
  'a\0:b',
  '\udcff:x',
  ` # c:${HASH}`,
  `${'a'.repeat(70_000)}:x`,
  `alice:${HASH.replace('101', '99999999999')}`,
  'alice:$7$101$AAAA$AAAA$AAAA',
  ' ',
  'alice:$7$101$$AAAA',
  'alice:$6$$AAAA',
  `alice:${'x'.repeat(3000)}`,
  'alice:$60$AAAA$AAAA',
  `alice:${HASH}:extra`,
  '#alice:x',
  `\ufeffalice:${HASH}`,
];

const RIGHT_PSK = ['id:deadbeef', 'other:00', '# comment', '', 'ID:ABCDEF'];

const ODD_PSK = [
  'id',
  'id:',
  ':ab',
  'id:xyz',
  'id:abc',
  'id:dead beef',
  ' id:ab',
  'id:ab ',
  'id: ab',
  'id:ab\r',
  'id:ab:cd',
  'id:\0',
  '\udcff:ab',
  'id:0xab',
  ':',
  ' ',
  'id:ab\t',
  `id:${'ab'.repeat(600)}`,
  `${'i'.repeat(3000)}:ab`,
  '\0',
  ' # c:ab',
  '\ufeffid:ab',
];

/** Lines of a file with their ends; most files are sound. */
function file(right: readonly string[], odd: readonly string[]): fc.Arbitrary<string> {
  const sound = fc.array(fc.constantFrom(...right), { maxLength: 5 });
  const spoilt = fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...right) },
      { weight: 1, arbitrary: fc.constantFrom(...odd) },
    ),
    { minLength: 1, maxLength: 5 },
  );
  const lines = fc.oneof({ weight: 3, arbitrary: sound }, { weight: 2, arbitrary: spoilt });
  return fc
    .tuple(lines, fc.constantFrom('\n', '\n', '\n', '\r\n'), fc.constantFrom(true, true, true, false))
    .map(([all, end, last]) => all.join(end) + (last && all.length > 0 ? end : ''));
}

/** ACL, password and PSK files of random content, beside every configuration. */
export const accessFiles: fc.Arbitrary<Readonly<Record<string, string>>> = fc.record({
  acl: file(RIGHT_ACL, ODD_ACL),
  pw: file(RIGHT_PASSWORDS, ODD_PASSWORDS),
  psk: file(RIGHT_PSK, ODD_PSK),
});
