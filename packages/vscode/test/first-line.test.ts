import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  contributes: { languages: { id: string; firstLine?: string }[] };
};

/** Every language that takes a file with this first line. */
function languagesOf(line: string): string[] {
  return manifest.contributes.languages
    .filter(({ firstLine }) => firstLine !== undefined && new RegExp(firstLine).test(line))
    .map(({ id }) => id);
}

describe('a file without a telling name is known by its first line', () => {
  test.each([
    ['# Config file for mosquitto', 'mosquitto-conf'],
    ['# Configuration of the Mosquitto broker', 'mosquitto-conf'],
    ['# Mosquitto configuration', 'mosquitto-conf'],
    ['# mosquitto.conf', 'mosquitto-conf'],
    ['# Place your local configuration in /etc/mosquitto/conf.d/', 'mosquitto-conf'],
    ['# vim: ft=mosquitto', 'mosquitto-conf'],
    ['# -*- mode: mosquitto -*-', 'mosquitto-conf'],
    ['# ACL for mosquitto', 'mosquitto-acl'],
    ['# Mosquitto access control list', 'mosquitto-acl'],
    ['#mosquitto acl', 'mosquitto-acl'],
    [`ana:$6$${'A'.repeat(16)}$${'A'.repeat(86)}==`, 'mosquitto-passwd'],
    [`ana:$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`, 'mosquitto-passwd'],
  ])('%s', (line, language) => {
    expect(languagesOf(line)).toEqual([language]);
  });

  test.each([
    '',
    '#!/bin/sh',
    '# logrotate configuration for mosquitto',
    '# nginx config in front of Mosquitto',
    '# MQTT with mosquitto',
    '# Passwords for the mosquitto broker',
    'mosquitto configuration',
    'root:$6$salt$hash:19000:0:99999:7:::',
    'listener 1883',
  ])('%s is of none', (line) => {
    expect(languagesOf(line)).toEqual([]);
  });
});
