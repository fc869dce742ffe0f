export const quickFix = {
  name: 'a quick fix mends the line',
  async play(editor, picture) {
    await editor.cursorAtStartOf('allow_anonymus');
    const fix = await editor.quickFix('allow_anonymous');
    await picture('quick-fix');
    await fix.accept();
    await editor.line('allow_anonymous').waitFor();
    await editor.underlines('error', (count) => count === 1);
    await editor.save();
    await editor.onDisk('mosquitto.conf', (text) => text.includes('\nallow_anonymous false\n'));
  },
};
