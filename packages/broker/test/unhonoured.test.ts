import { analyse, latest } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import { describe, expect, it } from 'vitest';
import { unhonoured } from '../src/unhonoured.js';

/** Lines of what is not done. */
function linesOf(text: string): (number | undefined)[] {
  const { configuration } = analyse('m.conf', latest, exampleHost({ 'm.conf': text }, undefined));
  return unhonoured(configuration).map(({ place }) => place?.line);
}

describe('what a test broker does not do', () => {
  it('is told with the lines that want it', () => {
    expect(
      linesOf('user root\nlistener 1883\nplugin /usr/lib/x.so\nconnection c\naddress a\ntopic #\n'),
    ).toEqual([1, 3, 4]);
    expect(linesOf('listener 1883\nenable_proxy_protocol 1\n')).toEqual([2]);
  });

  it('is nothing where there is nothing of the kind', () => {
    expect(linesOf('listener 1883\nallow_anonymous true\nenable_control_api false\n')).toEqual([]);
  });
});
