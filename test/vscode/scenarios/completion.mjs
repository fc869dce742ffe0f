export const completion = {
  name: 'a suggestion is taken',
  async play(editor, picture) {
    await editor.cursorAtEndOf('max_connections');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('max_t', { delay: 30 });
    const suggestion = await editor.complete('max_topic_alias');
    await picture('completion');
    await suggestion.accept();
    await editor.line('max_topic_alias').waitFor();
    await editor.page.keyboard.press('Escape');
    await editor.page.keyboard.press('Control+Shift+K');
    await editor.save();
    await editor.onDisk('mosquitto.conf', (text) => !text.includes('max_t'));
  },
};
