export const webFiles = {
  name: 'an included file and the ACL file are read from the workspace',
  async play(editor) {
    await editor.showProblems();
    await editor.problem('takes a whole number').waitFor();
    await editor.command('View: Toggle Panel Visibility');
    await editor.openFile('acl', 'user ana');
    await editor.cursorAtEndOf('topic readwrite');
    await editor.page.keyboard.type('x');
    // `#x` is not a wildcard; this is only reported for the ACL file of the configuration.
    await editor.underlines('error', (count) => count > 0);
    await editor.page.keyboard.press('Backspace');
    await editor.save();
    await editor.openFile('mosquitto.conf', 'Inside the house');
  },
};
