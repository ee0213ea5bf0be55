// The document model is that of the package 'jsdom', which has styles but no layout.
// @vitest-environment jsdom
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { captureShown, fixture, kinds, peopleOf, showPage } from './page-stage.ts';

const Expected = v.strictObject({
  people: v.array(
    v.strictObject({
      address: v.string(),
      name: v.string(),
      where: v.exactOptional(v.string()),
      sure: v.exactOptional(v.boolean(), true),
    }),
  ),
  notes: v.exactOptional(v.array(v.object({ kind: v.string(), count: v.number() })), []),
  problem: v.exactOptional(v.string()),
});

/** Of each kind of page: people expected, found, and found with the right name. */
const tallies: { kind: string; expected: number; found: number; right: number; named: number }[] = [];

test.each(kinds)('everybody on a page of the kind %s is found, named and placed', async (kind) => {
  const expected = v.parse(Expected, JSON.parse(fixture(kind, 'expected.json')));
  const html = fixture(kind, 'page.html');
  showPage(html, html.includes('frame.html') ? fixture(kind, 'frame.html') : '');
  const answer = await captureShown();
  if ('problem' in answer) {
    tallies.push({ kind, expected: expected.people.length, found: 0, right: 0, named: 0 });
    expect(answer.problem.code).toBe(expected.problem);
    return;
  }
  // A row of a table that names nobody's address is shown in the review, as of any other table.
  const people = peopleOf(answer.list).filter(({ address }) => address !== '');
  const right = expected.people.filter(({ address }) => people.some((one) => one.address === address));
  const named = right.filter(({ address, name }) => people.some((one) => one.address === address && one.name === name));
  tallies.push({
    kind,
    expected: expected.people.length,
    found: people.length,
    right: right.length,
    named: named.length,
  });
  expect(byAddress(people.map(({ address, name, find }) => ({ address, name, sure: find?.isSure ?? null })))).toEqual(
    byAddress(expected.people.map(({ address, name, sure }) => ({ address, name, sure }))),
  );
  for (const { address, where } of expected.people) {
    if (where === undefined) continue;
    expect({ address, where: people.find((one) => one.address === address)?.find?.where }).toEqual({ address, where });
  }
  expect(answer.list.notes).toEqual(expected.notes);
});

afterAll(() => {
  const total = { kind: 'all pages', expected: 0, found: 0, right: 0, named: 0 };
  for (const { expected, found, right, named } of tallies) {
    total.expected += expected;
    total.found += found;
    total.right += right;
    total.named += named;
  }
  for (const { kind, expected, found, right, named } of [...tallies, total]) {
    const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(2);
    console.log(
      `${kind.padEnd(22)} ${String(expected).padStart(3)} people  recall ${share(right, expected)}  ` +
        `precision ${share(right, found)}  names ${share(named, expected)}`,
    );
  }
});

function byAddress<Person extends { address: string }>(people: Person[]): Person[] {
  return people.toSorted((one, other) => (one.address < other.address ? -1 : 1));
}
