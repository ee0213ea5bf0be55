import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './project.ts';

/** A list as admins get them by mail, and what is in it by a careful count. */
export const messyList = {
  text: readFileSync(join(project, 'test/fixtures/people/messy-list.txt'), 'utf8'),
  /** Different people, whatever they are called. */
  people: 42,
  /** Of these, named more than once. */
  namedTwice: 2,
  /** Lines without any address: the greeting, and somebody who has none. */
  notUnderstood: 2,
  /** Addresses with a typing mistake in a well-known domain, and what was meant. */
  typingMistakes: ['paul.girard@gmail.com', 'juliette.bonnet@hotmail.com'],
  /** Addresses that nobody can mend but the person who knows them. */
  unusable: 1,
  /** Somebody to follow to the end. */
  invitee: 'camille.simon@ecole-demo.example',
};
