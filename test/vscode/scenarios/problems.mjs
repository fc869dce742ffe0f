export const problems = {
  name: 'the Problems panel lists all files of the configuration',
  async play(editor, picture) {
    await editor.showProblems();
    await editor.problem('is not a directive').waitFor();
    await editor.problem('limits.conf').waitFor();
    await editor.problem('takes a whole number').waitFor();
    await picture('problems');
    await editor.command('View: Toggle Panel Visibility');
  },
};
