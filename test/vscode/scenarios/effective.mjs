export const effective = {
  name: 'the effective configuration is a page',
  async play(editor, picture) {
    await editor.command('Mosquitto: Show Effective Configuration');
    await editor.tab('In force in').waitFor();
    await editor.inPreview('cell', 'max_connections').first().waitFor();
    await picture('effective');
    await editor.closeTab();
  },
};
