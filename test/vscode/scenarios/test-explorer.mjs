import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CONF = 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file house.acl\n';
const ACL = 'user alice\ntopic readwrite house/hall\n\nuser bob\ntopic read house/#\n';
const TESTS = `configuration: house.conf
passwords:
  passwd: { alice: secret, bob: other }
clents:
  alice: { username: alice, password: secret, version: 5 }
  bob: { username: bob, password: other, version: 5 }
cases:
  - name: alice says something
    when:
      - { publish: house/hall, as: alice, then: accepted }
  - name: bob says nothing
    when:
      - { publish: house/hall, as: bob, then: accepted }
  - name: bob hears nothing
    when:
      - { subscribe: house/hall, as: bob }
      - { publish: house/hall, as: alice }
    then: { messages: { bob: [] } }
`;

export const testExplorer = {
  name: 'tests for a configuration: mistakes, a fix, cases, failures, the line that decides, coverage',
  async play(editor, picture) {
    const { page } = editor;
    const folder = join(editor.folder, 'house');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'house.conf'), CONF);
    writeFileSync(join(folder, 'house.acl'), ACL);
    writeFileSync(join(folder, 'house.mosquitto-test.yaml'), TESTS);

    await editor.openFile('house.mosquitto-test.yaml', 'clents');
    await editor.underlines('error', (count) => count > 0);
    await editor.hover('configuration', 'The main file');
    await editor.leaveHover();
    await editor.cursorAtStartOf('clents');
    await (await editor.quickFix('Change to "clients"')).accept();
    await editor.underlines('error', (count) => count === 0);
    await editor.save();
    await editor.onDisk('house/house.mosquitto-test.yaml', (text) => text.includes('\nclients:'));

    await editor.command('Testing: Focus on Test Explorer View');
    const row = (text) => page.locator('.test-explorer .monaco-list-row', { hasText: text }).first();
    await row('house.mosquitto-test.yaml').waitFor();
    await row('house.mosquitto-test.yaml').click();
    await page.keyboard.press('ArrowRight');
    await row('bob says nothing').waitFor();

    await editor.command('Test: Run All Tests');
    const state = (text, name) => row(text).locator(`.computed-state.codicon-testing-${name}-icon`);
    await state('alice says something', 'passed').waitFor();
    await state('bob says nothing', 'failed').waitFor();
    await state('bob hears nothing', 'failed').waitFor();
    await picture('test-explorer');

    // The line that decides on the first failure is in front.
    await editor.command('Test: Debug All Tests');
    await editor.tab('house.conf').waitFor();

    await editor.command('Test: Run All Tests with Coverage');
    await editor.openFile('house.acl', 'user alice');
    const marks = (kind) => page.locator(`.editor-instance .coverage-deco-gutter.coverage-deco-${kind}`);
    await editor.eventually(
      'lines that were touched are marked',
      async () => (await marks('hit').count()) > 0,
    );
    await picture('test-coverage');
    await editor.command('View: Show Explorer');
  },
};
