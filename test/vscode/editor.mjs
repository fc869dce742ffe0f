// What a person does with the editor, and what they see of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.mjs';

export class Editor {
  /**
   * @param page the browser's page with VS Code in it
   * @param folder the folder that is open in it
   */
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  get #text() {
    return this.page.locator('.editor-instance .monaco-editor:visible').first();
  }

  /** A line of the file in front, by a text in it. */
  line(text) {
    // The editor writes blanks as hard ones.
    return this.#text.locator('.view-line', { hasText: text }).first();
  }

  /** Does something to the interface, and again until what should come of it is there. */
  async until(what, action, seen) {
    await eventually(
      what,
      async () => {
        await action();
        return seen()
          .waitFor({ timeout: 2500 })
          .then(
            () => true,
            () => false,
          );
      },
      { patience: 25_000 },
    );
  }

  async openFile(name, text) {
    await this.until(
      `${name} is in front`,
      async () => {
        await this.page.keyboard.press('Escape');
        await this.page.keyboard.press('Control+P');
        await this.page.keyboard.type(name);
        await this.#row(name)
          .click({ timeout: 5000 })
          .catch(() => {});
      },
      () => this.line(text),
    );
  }

  /** A row of the list that is open at the top. */
  #row(text) {
    return this.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: text }).first();
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.until(
      `the command ${title} is offered`,
      async () => {
        await this.page.keyboard.press('Escape');
        await this.page.keyboard.press('F1');
        await this.page.keyboard.type(title);
      },
      () => this.#row(title),
    );
    await this.#row(title).click();
  }

  /** Chooses from a list that is open. */
  async choose(text) {
    await this.#row(text).click();
  }

  /** Puts the cursor behind the text of a line. */
  async cursorAtEndOf(text) {
    await this.line(text).click();
    await this.page.keyboard.press('End');
  }

  /** Puts the cursor on a line's first character that is not a space. */
  async cursorAtStartOf(text) {
    await this.line(text).click();
    await this.page.keyboard.press('Home');
  }

  /** Points at a word, and waits for a text in what pops up. */
  async hover(word, expected) {
    const popup = () => this.page.locator('.monaco-hover:visible', { hasText: expected }).first();
    const place = this.#text.locator('.view-line span span', { hasText: word }).first();
    await this.until(
      `a hover with ${expected}`,
      async () => {
        await this.page.mouse.move(5, 5);
        await place.hover();
      },
      popup,
    );
    return popup();
  }

  async leaveHover() {
    await this.page.mouse.move(5, 5);
    await this.page.keyboard.press('Escape');
  }

  /** Writes as a person does: some ninety milliseconds for a key, and a moment of thought at the end of each word. */
  async writes(text) {
    const { keyboard } = this.page;
    for (const key of text) {
      if (/\s/.test(key)) await this.page.waitForTimeout(500);
      if (key === '\n') await keyboard.press('Enter');
      else if (key === '\t') await keyboard.press('Tab');
      else await keyboard.type(key);
      await this.page.waitForTimeout(90);
    }
  }

  /** Takes a suggestion for what was typed. */
  async complete(label) {
    const row = () =>
      this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await this.until(`the suggestion ${label}`, () => this.page.keyboard.press('Control+Space'), row);
    return { row: row(), accept: () => row().click() };
  }

  /** Opens the fixes for where the cursor is. */
  async quickFix(title) {
    const row = () => this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    await this.until(`the quick fix ${title}`, () => this.page.keyboard.press('Control+.'), row);
    return { row: row(), accept: () => row().click() };
  }

  /** Waits until a line of the file in front reads just so: what a command does may come after the command. */
  async reads(text) {
    await eventually(`a line reads "${text}"`, async () => {
      const lines = await this.#text.locator('.view-line').allTextContents();
      return lines.some((line) => line.replaceAll('\u00a0', ' ') === text);
    });
  }

  async save() {
    await this.page.keyboard.press('Control+S');
  }

  /** Waits until a file on disk is as it should be. */
  async onDisk(name, test) {
    await eventually(`${name} is saved as expected`, () =>
      test(readFileSync(join(this.folder, name), 'utf8')),
    );
  }

  /** Waits for a number of underlines of a severity. */
  async underlines(severity, test) {
    const marks = this.page.locator(`.editor-instance:visible .squiggly-${severity}`);
    await eventually(`${severity}s underlined`, async () => test(await marks.count()));
  }

  problem(text) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  }

  async showProblems() {
    const panel = () => this.page.locator('.markers-panel:visible').first();
    if (!(await panel().isVisible()))
      await this.until('the Problems panel', () => this.page.keyboard.press('Control+Shift+M'), panel);
  }

  /** The language of the file in front, by what the status bar calls it. */
  async language(name) {
    await eventually(`the language is ${name}`, async () =>
      (await this.page.locator('[id="status.editor.mode"]').textContent()).includes(name),
    );
  }

  get statusBar() {
    return this.page.locator('.statusbar-item:visible', { hasText: 'Mosquitto' }).first();
  }

  /** A tab by its title. */
  tab(title) {
    return this.page.locator('.tab', { hasText: title }).first();
  }

  async closeTab() {
    await this.command('View: Close Editor');
  }

  /** Something in the Markdown preview in front, by its role. */
  inPreview(role, name) {
    return this.#webview.getByRole(role, { name });
  }

  /** Something in the panel of an extension. */
  inWebview(selector) {
    return this.#webview.locator(selector);
  }

  /** A webview is a frame in a frame. */
  get #webview() {
    return this.page.frameLocator('iframe.webview.ready >> visible=true').frameLocator('#active-frame');
  }

  eventually(what, ask) {
    return eventually(what, ask);
  }
}
