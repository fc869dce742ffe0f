import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const upgrade = {
  name: 'the edits of an upgrade are looked at, and their preview is not checked',
  async play(editor, picture) {
    const { page } = editor;
    mkdirSync(join(editor.folder, 'old'));
    const write = (name, text) => writeFileSync(join(editor.folder, 'old', name), text);
    write('checkconfig.yaml', 'target: 1.6.15\n');
    write('old.mosquitto.conf', '# From long ago.\nlistener 1883\n');
    await editor.openFile('old.mosquitto.conf', 'From long ago');
    await editor.statusBar.filter({ hasText: '1.6.15' }).waitFor();
    await editor.underlines('info', (count) => count > 0);
    const problems = () => page.locator('[id="status.problems"]').textContent();
    const before = await problems();
    const same = () => editor.eventually(`problems are ${before}`, async () => (await problems()) === before);
    await editor.command('Mosquitto: Upgrade To…');
    await editor.choose('debian-13');
    const notice = page.locator('.notification-list-item', { hasText: 'Edits can preserve' });
    await notice.getByRole('button', { name: 'Show the edits' }).click();
    const change = page.locator('.bulk-edit-panel .monaco-list-row', { hasText: 'allow_anonymous' }).first();
    await change.waitFor();
    await change.click();
    await editor.tab('Refactor Preview').waitFor();
    await picture('upgrade');
    await same();
    await page.locator('.bulk-edit-panel').getByRole('button', { name: 'Discard' }).click();
    await editor.line('From long ago').waitFor();
    await same();
  },
};
