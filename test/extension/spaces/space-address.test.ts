import { expect, test } from 'vitest';
import { isOnThisMachine, readSpaceAddress } from '../../../extension/spaces/space-address.ts';

test.each([
  ['academy.example.org', 'https://academy.example.org'],
  ['  https://academy.example.org/  ', 'https://academy.example.org'],
  ['https://Academy.Example.org/device?code=BCDF#x', 'https://academy.example.org'],
  ['https://academy.example.org:8443', 'https://academy.example.org:8443'],
  ['https://académie.example.org', 'https://xn--acadmie-eya.example.org'],
  ['https://192.168.1.5', 'https://192.168.1.5'],
  ['localhost:8787', 'http://localhost:8787'],
  ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
  ['https://localhost:8787', 'https://localhost:8787'],
])('%j is the space %s', (typed, address) => {
  expect(readSpaceAddress(typed)).toEqual({ address });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['my academy', 'not-an-address'],
  ['academy', 'not-an-address'],
  ['academy..org', 'not-an-address'],
  ['https://', 'not-an-address'],
  ['ftp://academy.example.org', 'not-an-address'],
  ['javascript://academy.example.org/%0aalert(1)', 'not-an-address'],
  ['chrome-extension://abcdef', 'not-an-address'],
  ['ada@academy.example.org', 'has-sign-in-data'],
  ['https://ada:secret@academy.example.org', 'has-sign-in-data'],
  ['http://academy.example.org', 'not-https'],
  ['http://localhost.example.org', 'not-https'],
  ['http://[::1]:8787', 'not-https'],
])('%j is no space: %s', (typed, fault) => {
  expect(readSpaceAddress(typed)).toEqual({ fault });
});

test('only the loopback is this machine', () => {
  expect(isOnThisMachine('http://localhost:8787')).toBe(true);
  expect(isOnThisMachine('http://127.0.0.1:8787')).toBe(true);
  expect(isOnThisMachine('https://localhost.example.org')).toBe(false);
});
