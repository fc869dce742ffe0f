import { rules } from '@mosquitto-conf/validator';
import { exampleFiles } from '@mosquitto-conf/validator/internal';
import { describe, expect, it, test } from 'vitest';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-types';
import { doCodeActions, doValidation, type Project } from '../src/index.js';
import { edited, type Opened, type OpenOptions, open } from './support/open.js';

const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

function actionsOf({ document, position }: Opened, context: Partial<CodeActionContext> = {}): CodeAction[] {
  return doCodeActions(document, { start: position, end: position }, { diagnostics: [], ...context });
}

function titles(opened: Opened, context?: Partial<CodeActionContext>): string[] {
  return actionsOf(opened, context).map(({ title }) => title);
}

/** The texts of all files once an action is taken. */
function applied(
  project: Project,
  files: Readonly<Record<string, string>>,
  { edit }: CodeAction,
): Record<string, string> {
  const after = { ...files };
  for (const document of project.documents) {
    const edits = edit?.changes?.[document.uri];
    if (edits) after[document.file] = edited(document, edits);
  }
  for (const change of edit?.documentChanges ?? [])
    if ('kind' in change && change.kind === 'create') after[change.uri.replace('file:///project/', '')] = '';
  return after;
}

function find(actions: readonly CodeAction[], title: string): CodeAction {
  const action = actions.find((one) => one.title === title);
  if (!action) throw new Error(`no "${title}" among ${actions.map((one) => one.title).join(', ')}`);
  return action;
}

describe('quick fixes', () => {
  it('mend what was found, the safe one preferred', () => {
    const opened = open('listener 1883 127.0.0.1\nallow_anonymous ye<|>s\n');
    const [fix, ...others] = actionsOf(opened);
    expect(others).toEqual([]);
    expect(fix).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'invalid-boolean' }],
    });
    expect(applied(opened.project, {}, fix!)['mosquitto.conf']).toBe(
      'listener 1883 127.0.0.1\nallow_anonymous true\n',
    );
  });

  it('are for what the editor names, as long as it names something here', () => {
    const opened = open(
      'listener 1883 127.0.0.1\nallow_anonymous true\npersistence  y<|>es\npersistent_client_expiration 30m\n',
    );
    const { document } = opened;
    const named = doValidation(document);
    const context = { diagnostics: named };
    const all = doCodeActions(document, EVERYWHERE, context).map(({ diagnostics }) => diagnostics?.[0]?.code);
    expect(new Set(all).size).toBeGreaterThan(1);
    const one = named.filter(({ code }) => code === 'invalid-boolean');
    const few = doCodeActions(document, EVERYWHERE, { diagnostics: one });
    expect(few.map(({ diagnostics }) => diagnostics?.[0]?.code)).toEqual(['invalid-boolean']);
  });
});

describe('comments that switch rules off', () => {
  it('are offered for the line and for the file', () => {
    const text = 'listener 1883 127.0.0.1\nallow_anonymous true\nclientid_<|>prefixes a\n';
    const opened = open(text);
    const found = doValidation(opened.document).map(({ code }) => code);
    expect(found).toEqual(['deprecated-directive']);
    expect(titles(opened)).toEqual(
      expect.arrayContaining([
        'Disable deprecated-directive for this line',
        'Disable deprecated-directive in this file',
      ]),
    );
  });

  it('are not offered for errors, which stay', () => {
    expect(
      titles(open('listener 1883\npersistence ye<|>s\n')).filter((title) => title.startsWith('Disable')),
    ).toEqual([]);
  });

  it('are not offered where a comment would make a user', () => {
    const files = { 'mosquitto.conf': 'listener 1883\npassword_file passwd\n', passwd: 'an<|>a\n' };
    const disables = (target: string) =>
      titles(open(files, { target })).filter((title) => title.startsWith('Disable'));
    expect(disables('1.5.5')).toEqual([]);
    expect(disables('2.0')).not.toEqual([]);
  });
});

describe('source.fixAll', () => {
  const files = {
    'mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous tr<|>ue\ninclude_dir conf.d\n',
    'conf.d/a.conf': 'persistence yes\n',
  };

  it('mends every file of the configuration, from whichever is open', () => {
    const opened = open(files);
    for (const only of [['source.fixAll'], ['source'], ['source.fixAll.mosquitto']]) {
      const action = find(actionsOf(opened, { only }), 'Fix everything that is safe to fix');
      expect(action.kind).toBe('source.fixAll.mosquitto');
      expect(applied(opened.project, {}, action)).toEqual({ 'conf.d/a.conf': 'persistence true\n' });
    }
  });

  it('is offered only where something can be mended, and to whom asks', () => {
    expect(titles(open({ ...files, 'conf.d/a.conf': '' }), { only: ['source.fixAll'] })).toEqual([]);
    expect(titles(open(files), { only: ['quickfix'] })).toEqual([]);
    expect(titles(open(files))).toEqual([]);
    expect(titles(open(files), { triggerKind: 1 })).toEqual(['Fix everything that is safe to fix']);
  });

  it('changes nothing in half: a fix needs all its files', () => {
    const { project } = open(files);
    const missing = new (project.constructor as typeof Project)({
      ...project.options,
      uriOf: (file) => (file === 'conf.d/a.conf' ? undefined : project.options.uriOf(file)),
    });
    const document = missing.document('mosquitto.conf')!;
    expect(doCodeActions(document, EVERYWHERE, { diagnostics: [], only: ['source.fixAll'] })).toEqual([]);
  });
});

describe('source.organize', () => {
  const only = ['source.organize'];

  it('puts a main file in order', () => {
    const opened = open('listener 1883 127.0.0.1\nallow_anonymous true\nlog_type all\n');
    const action = find(actionsOf(opened, { only }), 'Put the directives in the suggested order');
    const text = applied(opened.project, {}, action)['mosquitto.conf']!;
    expect(text.indexOf('log_type')).toBeLessThan(text.indexOf('listener'));
    expect(actionsOf(open(text), { only })).toEqual([]);
  });

  it('says why it cannot, to whom asks', () => {
    const opened = open('listener 1883\npersistence yes\n');
    expect(actionsOf(opened, { only })).toMatchObject([
      { disabled: { reason: expect.stringContaining('refuses') } },
    ]);
    expect(titles(opened, { triggerKind: 1 })).not.toContain('Put the directives in the suggested order');
  });

  it('is for no other file', () => {
    const files = {
      'mosquitto.conf': 'include_dir conf.d\n',
      'conf.d/a.conf': 'listener 1883\nlog_type a<|>ll\n',
    };
    expect(actionsOf(open(files), { only })).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule.wrong] as const))('%s', (id, wrong) => {
  const examples = wrong.map((example) => [exampleFiles(example)['mosquitto.conf'], example] as const);
  test.each(examples)('%s', (_, example) => {
    const files = exampleFiles(example);
    const options: OpenOptions = {
      ...(example.target ? { target: example.target } : {}),
      ...(example.machine ? { machine: example.machine } : {}),
      ...(example.bridges ? { bridges: example.bridges } : {}),
    };
    // No example holds a cursor.
    const { project } = open(files, options);
    const found = project.diagnostics.filter(({ rule }) => rule === id);
    expect(found).toHaveLength(1);
    const [diagnostic] = found;
    const document = project.document(diagnostic!.file)!;
    const actions = doCodeActions(document, EVERYWHERE, {
      diagnostics: doValidation(document).filter(({ code }) => code === id),
    });
    // A file that includes itself is read under two names; what is reported about it under the other one does not count.
    const rulesOf = ({ diagnostics }: Project) =>
      diagnostics.filter(({ file }) => file in files).map(({ rule }) => rule);
    const left = (action: CodeAction) => rulesOf(open(applied(project, files, action), options).project);
    const fixes = actions.filter(({ title }) => !title.startsWith('Disable '));
    expect(fixes.map(({ title }) => title.replace(' (changes what the broker does)', ''))).toEqual(
      diagnostic!.fixes.map(({ title }) => title),
    );
    for (const fix of fixes) expect(left(fix), fix.title).not.toContain(id);
    const others = rulesOf(project).filter((rule) => rule !== id);
    for (const disable of actions.filter(({ title }) => title.startsWith('Disable '))) {
      expect(left(disable).sort(), disable.title).toEqual([...others].sort());
    }
  });
});
