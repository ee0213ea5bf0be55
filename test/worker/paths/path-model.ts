/** Something that happens in a space, in the short names of the model. */
export type Event =
  | { kind: 'enrol-person' | 'withdraw-person'; session: string; who: string }
  | { kind: 'enrol-group' | 'withdraw-group'; session: string; group: string }
  | { kind: 'join' | 'leave'; group: string; who: string }
  | { kind: 'move'; session: string; startsAt: number; lasts: number }
  | { kind: 'cancel'; session: string }
  | { kind: 'suspend' | 'reactivate' | 'erase' | 'unsubscribe' | 'resubscribe' | 'bounce'; who: string }
  | { kind: 'deliver' }
  | { kind: 'pass-time'; hours: number };

interface ModelSession {
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  people: Set<string>;
  groups: Set<string>;
}

/** The rules of DESIGN's chapter about sessions in plain words of TypeScript; the path of session `p1` is `p`. */
export interface Model {
  now: number;
  sessions: Record<string, ModelSession>;
  groups: Record<string, Set<string>>;
  suspended: Set<string>;
  erased: Set<string>;
  unsubscribed: Set<string>;
  bounced: Set<string>;
  mails: { session: string; who: string; state: 'queued' | 'sent' }[];
}

/** A space in which nobody is enrolled; the first session begins at 5, each other one an hour before, all end at 15. */
export function emptyModel(names: { people: string[]; groups: string[]; sessions: string[] }): Model {
  return {
    now: 1,
    sessions: Object.fromEntries(
      names.sessions.map((name, place) => [
        name,
        { startsAt: 5 - place, endsAt: 15, cancelled: false, people: new Set(), groups: new Set() },
      ]),
    ),
    groups: Object.fromEntries(names.groups.map((name) => [name, new Set()])),
    suspended: new Set(),
    erased: new Set(),
    unsubscribed: new Set(),
    bounced: new Set(),
    mails: [],
  };
}

/** Lets an event happen, without what follows for the mails. */
export function happen(model: Model, event: Event): void {
  switch (event.kind) {
    case 'enrol-person':
      if (!sessionOf(model, event.session).cancelled) sessionOf(model, event.session).people.add(event.who);
      return;
    case 'withdraw-person':
      sessionOf(model, event.session).people.delete(event.who);
      return;
    case 'enrol-group':
      if (!sessionOf(model, event.session).cancelled) sessionOf(model, event.session).groups.add(event.group);
      return;
    case 'withdraw-group':
      sessionOf(model, event.session).groups.delete(event.group);
      return;
    case 'join':
      model.groups[event.group]?.add(event.who);
      return;
    case 'leave':
      model.groups[event.group]?.delete(event.who);
      return;
    case 'move':
      Object.assign(sessionOf(model, event.session), {
        startsAt: event.startsAt,
        endsAt: event.startsAt + event.lasts,
      });
      return;
    case 'cancel':
      sessionOf(model, event.session).cancelled = true;
      return;
    case 'suspend':
      model.suspended.add(event.who);
      model.mails = model.mails.filter(({ who, state }) => who !== event.who || state === 'sent');
      return;
    case 'reactivate':
      model.suspended.delete(event.who);
      return;
    case 'erase':
      model.erased.add(event.who);
      model.mails = model.mails.filter(({ who }) => who !== event.who);
      return;
    case 'unsubscribe':
      model.unsubscribed.add(event.who);
      return;
    case 'resubscribe':
      model.unsubscribed.delete(event.who);
      return;
    case 'bounce':
      model.bounced.add(event.who);
      return;
    case 'deliver':
      // What waits for somebody who takes no mails any more does not leave.
      model.mails = model.mails.filter(({ who, state }) => state === 'sent' || !isSuppressed(model, who));
      for (const mail of model.mails) mail.state = 'sent';
      return;
    case 'pass-time':
      model.now += event.hours;
      return;
  }
}

/** Brings the model's mails to what they have to be now. */
export function wantedMails(model: Model): void {
  const isOpen = (name: string) => {
    const { cancelled, startsAt, endsAt } = sessionOf(model, name);
    return !cancelled && startsAt <= model.now && model.now < endsAt;
  };
  const isEnrolled = (name: string, who: string) => {
    const { people, groups } = sessionOf(model, name);
    return people.has(who) || [...groups].some((group) => model.groups[group]?.has(who));
  };
  // What waits and is not wanted any more does not leave.
  model.mails = model.mails.filter(
    ({ session, who, state }) => state === 'sent' || (isOpen(session) && isEnrolled(session, who)),
  );
  const people = new Set(Object.values(model.groups).flatMap((group) => [...group]));
  for (const { people: own } of Object.values(model.sessions)) for (const who of own) people.add(who);
  const open = Object.keys(model.sessions)
    .filter(isOpen)
    .sort((a, b) => sessionOf(model, a).startsAt - sessionOf(model, b).startsAt || (a < b ? -1 : 1));
  for (const who of people) {
    if (model.suspended.has(who) || model.erased.has(who) || isSuppressed(model, who)) continue;
    for (const session of open.filter((name) => isEnrolled(name, who))) {
      const path = session.slice(0, 1);
      const isInvited = model.mails.some(
        (mail) => mail.who === who && mail.session.startsWith(path) && isOpen(mail.session),
      );
      if (!isInvited) model.mails.push({ session, who, state: 'queued' });
    }
  }
}

function isSuppressed({ unsubscribed, bounced }: Model, who: string): boolean {
  return unsubscribed.has(who) || bounced.has(who);
}

function sessionOf(model: Model, name: string): ModelSession {
  const session = model.sessions[name];
  if (!session) throw new Error(`no session ${name}`);
  return session;
}
