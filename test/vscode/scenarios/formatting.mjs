export const formatting = {
  name: 'formatting tidies, and changes nothing else',
  async play(editor) {
    await editor.openFile('mosquitto.conf', 'Inside the house');
    await editor.cursorAtEndOf('listener 1883');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('max_qos    1   ');
    await editor.command('Format Document');
    await editor.reads('max_qos 1');
    await editor.save();
    await editor.onDisk(
      'mosquitto.conf',
      (text) =>
        text.includes('listener 1883\nmax_qos 1\nmax_connections 50\n') && text.includes('# Browsers.'),
    );
  },
};
