import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'writing.mosquitto.conf';

/** What a person types: Enter at the end of each line, Tab where they take what is offered. */
const KEYS = [
  'persistence true',
  'persistence_location /var/lib/mosquitto/',
  'autosave_interval 18',
  'log_type all',
  'log_dest file /var/log/mosquitto.log',
  'listener 1883',
  'allow_anonymous true',
  'listener 8884',
  // Below a listener `listener_allow_anonymous` would be nearer.
  'list\t8885',
  'max_qos 1',
  'connection attic',
  'address attic.lan:1883',
  'topic sensors/# in 1',
  '',
].join('\n');

export const writing = {
  name: 'a new file is written at a person’s pace, and every Enter begins a line',
  async play(editor, picture) {
    const first = '# Written by hand.';
    writeFileSync(join(editor.folder, NAME), `${first}\n`);
    await editor.openFile(NAME, first);
    // The server has read it, and answers as fast as a person writes.
    await editor.underlines('info', (count) => count > 0);
    await editor.statusBar.filter({ hasText: '2.1.2' }).waitFor();
    await editor.cursorAtEndOf(first);
    await editor.page.keyboard.press('Enter');
    await editor.writes(KEYS);
    await picture('writing');
    await editor.save();
    const expected = `${first}\n${KEYS.replace('list\t', 'listener ')}\n`;
    await editor.onDisk(NAME, (text) => {
      if (text.endsWith('sensors/# in 1\n\n') && text !== expected) throw new Error(`written: ${text}`);
      return text === expected;
    });
  },
};
