import { setTimeout as sleep } from 'node:timers/promises';
import { batchEndpoints } from '../../shared/contract/batch.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { changesNothing, people } from './admin.ts';
import { drain } from './drain.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { type Violation, violationsIn } from './invariants.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { World } from './world.ts';

/** Milliseconds of phase A, at most. */
const longestPhase = 300_000;

/** Where a scenario plays. */
export interface ScenarioStage {
  world: World;
  random: SeededRandom;
  /** New people, who are nobody else's; they are imported once more at the end. */
  people(count: number): string[];
}

/** A workload and the faults that it meets; what must hold afterwards is the same for all. */
export interface Scenario {
  /** By which it is chosen on the command line. */
  name: string;
  /** Whether it is cheap enough for every run of the tests. */
  isShort: boolean;
  /** How often the long sweep plays it, each time with other draws. */
  times: number;
  /** Whether an admin's click stands in for the waits of the extension's own clock; default: it does. */
  nudged?: boolean;
  /** Whether importing the same people again is to change nothing; default: it is. */
  isRepeatable?: boolean;
  /** Whether it fills the disks of its world; default: it does not. */
  onSmallDisks?: boolean;
  run(stage: ScenarioStage): Promise<void>;
}

/** What a scenario came to. */
export interface ScenarioResult {
  name: string;
  seed: number;
  seconds: number;
  kills: number;
  rows: number;
  lost: number;
  doubled: number;
  unknown: number;
  violations: Violation[];
}

/**
 * Plays a scenario in three phases: A with its faults, B without until everything is at its end, C the whole import
 * again. Never rejects: what breaks is a violation, too.
 */
export async function playScenario(
  world: World,
  scenario: Scenario,
  { seed, before }: { seed: number; before: Evidence | null },
): Promise<{ result: ScenarioResult; evidence: Evidence | null }> {
  const start = performance.now();
  const kills = () => world.worker.kills + world.browserKills;
  const first = { kills: kills(), requests: world.proxy.history.length, rows: world.acknowledged.size };
  const lists: string[][] = [];
  const stage: ScenarioStage = {
    world,
    random: seededRandom(seed),
    people(count) {
      const list = people(`${scenario.name}-${seed}${lists.length > 0 ? `-${lists.length}` : ''}`, count);
      lists.push(list);
      return list;
    },
  };
  let evidence: Evidence | null = null;
  const violations: Violation[] = [];
  try {
    await inTime(scenario.run(stage));
    world.calm();
    await drain(world, { nudged: scenario.nudged ?? true });
    evidence = await gatherEvidence(world);
    violations.push(...violationsIn(evidence, before));
    await closePages(world);
    // Who was never sent because a browser died before the click is not there to be left alone.
    const members = new Set(evidence.database.members?.map(({ email }) => email));
    const there = scenario.isRepeatable === false ? [] : lists.flat().filter((email) => members.has(email));
    await importAgain(world, { people: there, from: first.requests });
    const again = await gatherEvidence(world);
    violations.push(...violationsIn(again, evidence), ...changesBetween(evidence, again));
    evidence = again;
  } catch (error) {
    violations.push({ invariant: 'the scenario comes to its end', evidence: String(error) });
    world.calm();
  }
  const result: ScenarioResult = {
    name: scenario.name,
    seed,
    seconds: (performance.now() - start) / 1000,
    kills: kills() - first.kills,
    rows: world.acknowledged.size - first.rows,
    // One that broke before anybody looked has nothing to count, and is told as broken.
    ...countsOf(evidence ?? before, before),
    violations,
  };
  return { result, evidence };
}

/** Rejects when a phase does not come to its end: a fault that was never met waits for ever. */
async function inTime(phase: Promise<void>): Promise<void> {
  const stopped = new AbortController();
  const late = sleep(longestPhase, undefined, { signal: stopped.signal }).then(() => {
    throw new Error('The fault was never met.');
  });
  // Called off below; who loses the race is heard by nobody.
  late.catch(() => undefined);
  try {
    await Promise.race([phase, late]);
  } finally {
    stopped.abort();
  }
}

/** Phase C: every batch that was sent comes again, and the people are imported anew, here and by another admin. */
async function importAgain(world: World, { people, from }: { people: string[]; from: number }): Promise<void> {
  const sent = world.proxy.history.slice(from).filter(({ method }) => method === 'PUT');
  for (const exchange of sent) await world.proxy.replay(exchange);
  if (people.length === 0) return;
  if (!(await changesNothing(world, people))) throw new Error('The plan of the same import again changes something.');
  const id = crypto.randomUUID();
  world.otherBatches.add(id);
  const body = invitationsTo(people.map((email) => rowOf(email)));
  const answer = await world.otherAdmin.ask(batchEndpoints.applyBatch, { params: { id }, body });
  if ('problem' in answer) throw new Error(`The same import again was refused: ${answer.problem.code}`);
  await drain(world, { nudged: true });
}

/** Tables that an import of the same people must leave as they are; who asks and when is not in them. */
const untouched = ['members', 'invitations', 'outbox'] as const;

function changesBetween(before: Evidence, after: Evidence): Violation[] {
  const changed = untouched.filter((name) => textOf(before, name) !== textOf(after, name));
  const invariant = 'the whole import again changes nothing';
  return [
    ...changed.map((name) => ({ invariant, evidence: `${name} changed` })),
    ...(before.mails.length === after.mails.length
      ? []
      : [{ invariant, evidence: `${after.mails.length - before.mails.length} mails more` }]),
  ];
}

function textOf({ database }: Evidence, name: string): string {
  const records = (database[name] ?? []).map((record) => JSON.stringify(record));
  return records.sort().join('\n');
}

function countsOf(now: Evidence | null, before: Evidence | null): Pick<ScenarioResult, 'lost' | 'doubled' | 'unknown'> {
  const lostIn = (evidence: Evidence | null) => {
    if (!evidence) return 0;
    const kept = new Set(evidence.browser.rows.map(({ id }) => id));
    const approved = new Set(evidence.browser.batches.filter(({ stage }) => stage === 'approved').map(({ id }) => id));
    const stuck = evidence.browser.rows.filter(({ batchId }) => approved.has(batchId)).map(({ id }) => id);
    return [...evidence.acknowledged].filter((id) => !kept.has(id)).length + stuck.length;
  };
  const doubledIn = (evidence: Evidence | null) =>
    (evidence?.mails.length ?? 0) - new Set(evidence?.mails.map(({ outboxId }) => outboxId)).size;
  const unknownIn = (evidence: Evidence | null) =>
    (evidence?.database.outbox ?? []).reduce((sum, { unknowns }) => sum + Number(unknowns), 0);
  return {
    lost: lostIn(now) - lostIn(before),
    doubled: doubledIn(now) - doubledIn(before),
    unknown: unknownIn(now) - unknownIn(before),
  };
}

async function closePages({ extension }: World): Promise<void> {
  const { context } = extension.browser;
  // The last page would take the browser with it.
  for (const page of context.pages().slice(1)) await page.close();
}
