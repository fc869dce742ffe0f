import { describe, expect, it } from 'vitest';
import { findDocumentLinks } from '../src/index.js';
import { open, textAt } from './support/open.js';

function links(files: Parameters<typeof open>[0]) {
  const { document } = open(files);
  return findDocumentLinks(document).map(({ range, target }) => [textAt(document, range), target]);
}

describe('findDocumentLinks', () => {
  it('links every path that leads to a file', () => {
    const main =
      'password_file my users \nacl_file missing\ninclude_dir conf.d\nlog_dest file a.log\nlistener 1\ncertfile /certs/a.pem\n';
    const files = { 'my users': '', 'conf.d/a.conf': '', 'a.log': '', '/certs/a.pem': '' };
    expect(links({ 'mosquitto.conf': main, ...files })).toEqual([
      ['my users', 'file:///project/my users'],
      ['a.log', 'file:///project/a.log'],
      ['/certs/a.pem', 'file:///certs/a.pem'],
    ]);
  });

  it('says what the file is', () => {
    const { document } = open({ 'mosquitto.conf': 'password_file passwd\n', passwd: '' });
    expect(findDocumentLinks(document)[0]?.tooltip).toMatch(/\w/);
  });

  it('has none in an access file', () => {
    expect(links({ 'mosquitto.conf': 'acl_file acl\n', acl: 'user <|>acl\n' })).toEqual([]);
  });
});
