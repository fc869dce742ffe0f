import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const languages = {
  name: 'contents and configurations decide what language a file has',
  async play(editor) {
    const write = (name, text) => writeFileSync(join(editor.folder, name), text);
    for (const folder of ['logrotate', 'elsewhere']) mkdirSync(join(editor.folder, folder));
    write('logrotate/mosquitto.conf', '/var/log/mosquitto.log {\n  rotate 7\n  daily\n}\n');
    write('elsewhere/people.txt', 'ana:secret\n');
    write('named.mosquitto.conf', '# Names a file.\nlistener 1883\npassword_file elsewhere/people.txt\n');
    await editor.openFile('logrotate', 'rotate 7');
    await editor.language('Properties');
    await editor.openFile('named.mosquitto.conf', 'Names a file');
    await editor.language('Mosquitto configuration');
    await editor.openFile('people.txt', 'ana');
    await editor.language('Mosquitto password');
    await editor.underlines('error', (count) => count > 0);
    await editor.showProblems();
    await editor.problem('people.txt').waitFor();
    if (await editor.problem('logrotate').isVisible()) throw new Error('the file of logrotate is checked');
    await editor.command('View: Toggle Panel Visibility');
  },
};
