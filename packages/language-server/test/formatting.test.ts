import { equalConfigurations } from '@mosquitto-conf/validator/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver-types';
import { format, formatOnType, formatRange } from '../src/index.js';
import { edited, type OpenOptions, open } from './support/open.js';

function formatted(files: Parameters<typeof open>[0], options?: OpenOptions): string {
  const { document } = open(files, options);
  return edited(document, format(document));
}

const CONF = 'listener 1883\nacl_file acl\n';

describe('format', () => {
  it('tidies a configuration as its target lets it', () => {
    expect(formatted('  max_keepalive   60 \n\n\nlistener 1883\n listener 1884')).toBe(
      'max_keepalive 60\n\nlistener 1883\n\nlistener 1884\n',
    );
    // Up to 1.6.8 blanks at the end belong to a text.
    expect(formatted('user  mosquitto \n', { target: '2.0' })).toBe('user mosquitto\n');
    expect(formatted('user  mosquitto \n', { target: '1.6.8' })).toBe('user mosquitto \n');
  });

  it('leaves a tidy file alone', () => {
    const { document } = open('# A comment\n\nlistener 1883\nallow_anonymous true\n');
    expect(format(document)).toEqual([]);
  });

  it('takes blanks from the ends of an ACL file’s lines where the target does not look at them', () => {
    const files = { 'mosquitto.conf': CONF, acl: 'user  ana  \ntopic a b \t\n# c \n  \n<|>' };
    expect(formatted(files)).toBe('user  ana\ntopic a b\n# c\n\n');
    expect(formatted(files, { target: '1.6.8' })).toBe('user  ana  \ntopic a b \t\n# c \n  \n');
  });

  it('leaves password files alone', () => {
    const files = { 'mosquitto.conf': 'listener 1883\npassword_file passwd\n', passwd: 'ana:x  \n\n\n<|>' };
    expect(formatted(files)).toBe(files.passwd.replace('<|>', ''));
  });

  const line = fc.oneof(
    fc.constantFrom(
      'listener 1883',
      'user  mosquitto \t',
      ' persistence true ',
      'connection  a',
      'topic  # out ',
      '',
      '  ',
      '\t',
      '# c ',
      'address a.example ',
    ),
    fc.constantFrom(
      'plugin /a.so ',
      'plugin_opt_key  a b  ',
      'plugin_opt_more',
      'log_dest  file  /a b ',
      '\r',
      'x\0y',
      'max_keepalive  5',
    ),
    fc.string(),
  );
  const ending = fc.constantFrom('\n', '\r\n', '\r', '');
  const text = fc
    .array(
      fc.tuple(line, ending).map((parts) => parts.join('')),
      { maxLength: 12 },
    )
    .map((lines) => lines.join(''));
  const target = fc.constantFrom('1.4.10', '1.6.8', '2.0', '2.1');

  it('changes nothing of what the target makes of a configuration, and only once', () => {
    fc.assert(
      fc.property(text, target, (before, release) => {
        const { document, project } = open(
          { 'mosquitto.conf': before.replaceAll('<|>', '') },
          { target: release },
        );
        const after = open({ 'mosquitto.conf': edited(document, format(document)) }, { target: release });
        expect(
          equalConfigurations(project.analysis.configuration, after.project.analysis.configuration),
        ).toBe(true);
        expect(format(after.document)).toEqual([]);
      }),
    );
  });

  it('changes nothing of what the target makes of an ACL file', () => {
    const rule = fc.constantFrom(
      'user ana ',
      'topic read a ',
      'topic a\t',
      'pattern %u  ',
      'topic  ',
      'user ',
      '# x  ',
      ' \t',
      'bad ',
      'topic a\0 ',
    );
    const acl = fc
      .array(fc.tuple(fc.oneof(rule, fc.string()), ending).map((parts) => parts.join('')))
      .map((lines) => lines.join(''));
    fc.assert(
      fc.property(acl, target, (before, release) => {
        const options = { target: release };
        const files = { 'mosquitto.conf': CONF, acl: before.replaceAll('<|>', '') };
        const opened = open(files, options).project.document('acl')!;
        const after = open({ ...files, acl: edited(opened, format(opened)) }, options);
        const rules = ({ project }: Pick<typeof after, 'project'>) => {
          const { users, anonymous, patterns, userLines } = project.analysis.access[0]!.acl!;
          const plain = (entries: typeof anonymous) =>
            entries.map(({ kind, access, filter, user }) => [kind, access, filter, user]);
          return [
            [...users].map(([user, entries]) => [user, plain(entries)]),
            plain(anonymous),
            plain(patterns),
            userLines.map(({ user }) => user),
          ];
        };
        expect(rules(after)).toEqual(rules({ project: opened.project }));
        expect(after.project.analysis.outcome).toBe(opened.project.analysis.outcome);
      }),
    );
  });
});

describe('formatRange', () => {
  const at = (line: number, character: number): Position => ({ line, character });
  function ranged(text: string, start: Position, end: Position): string {
    const { document } = open(text);
    return edited(document, formatRange(document, { start, end }));
  }

  it('tidies the lines it was given and no others', () => {
    const text = ' user a\n\n\n max_keepalive  5\n log_type all\n';
    expect(ranged(text, at(3, 2), at(3, 3))).toBe(' user a\n\n\nmax_keepalive 5\n log_type all\n');
    expect(ranged(text, at(1, 0), at(2, 0))).toBe(
      ' user a\n\n max_keepalive  5\n log_type all\n'.replace('\n\n max', '\n\n\n max'),
    );
    expect(ranged(text, at(1, 0), at(3, 0))).toBe(' user a\n\n max_keepalive  5\n log_type all\n');
    expect(ranged(text, at(0, 0), at(5, 0))).toBe('user a\n\nmax_keepalive 5\nlog_type all\n');
  });

  it('gives the edits of the whole for the whole, and each edit by the lines it is in', () => {
    const { document } = open(' user a\n\n\nlistener 1883 \nlistener 1884  \n\n\n#c ');
    const { lines } = document.tree;
    const all = format(document);
    const whole = { start: at(0, 0), end: document.text.positionAt(document.text.getText().length) };
    expect(formatRange(document, whole)).toEqual(all);
    const byLine = lines.flatMap((_, line) =>
      formatRange(document, { start: at(line, 0), end: at(line, 0) }),
    );
    expect(byLine).toEqual(all);
  });
});

describe('formatOnType', () => {
  function typed(text: string, ch = '\n'): string {
    const { document, position } = open(text);
    return edited(document, formatOnType(document, position, ch));
  }

  it('tidies the line above, and keeps as many lines as there are', () => {
    expect(typed('user a\n  listener   1883 \n<|> user b\n\n\n\n')).toBe(
      'user a\nlistener 1883\n user b\n\n\n\n',
    );
    expect(typed(' user a \n\n<|>')).toBe(' user a \n\n');
  });

  it('does nothing for other characters, nor above the first line', () => {
    expect(typed(' user a\n<|>', ' ')).toBe(' user a\n');
    expect(typed(' user<|> a\n')).toBe(' user a\n');
  });
});
