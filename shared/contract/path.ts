import * as v from 'valibot';
import { maxInformationLength } from '../people/limits.ts';
import { endpoint } from './endpoint.ts';
import { Bounce, mailStates } from './follow-up.ts';
import { Group, maxMembersPerRequest } from './group.ts';
import { MemberSummary, memberQuery, NamedMember } from './member.ts';
import { pageOf, pageQuery } from './page.ts';
import { Moment, ServerId } from './protocol.ts';

/** How a session stands: it is open from its start on, until its end if it has one. */
const sessionStates = ['upcoming', 'open', 'ended', 'cancelled'] as const;
/** See `sessionStates`. */
export type SessionState = (typeof sessionStates)[number];

/** A path: something to learn, run in sessions. */
export const Path = v.object({
  id: ServerId,
  name: v.string(),
  description: v.string(),
  /** Where its material is; empty without. */ link: v.string(),
  /** Sessions that are not cancelled. */ sessions: v.number(),
  createdAt: Moment,
});
/** See the schema of the same name. */
export type Path = v.InferOutput<typeof Path>;

/** A session of a path. */
export const Session = v.object({
  id: ServerId,
  path: v.object({ id: ServerId, name: v.string() }),
  name: v.string(),
  startsAt: Moment,
  endsAt: v.nullable(Moment),
  state: v.picklist(sessionStates),
  /** Enrolled groups. */ groups: v.number(),
  /** People who are enrolled, by themselves or by a group, each counted once. */ learners: v.number(),
  createdAt: Moment,
});
/** See the schema of the same name. */
export type Session = v.InferOutput<typeof Session>;

/** When the invitations to a session leave, and how far they are. */
export const SessionTimeline = v.object({
  /** When the first ones leave, or have left: the start. */ startsAt: Moment,
  /** Enrolled people who would be mailed if the session started now, as it is then. */ toMail: v.number(),
  /** Mails by how far they are. */ mails: v.partial(v.object(v.entriesFromList(mailStates, v.number()))),
  /** People who read of the session in the mail that invited them to the space. */ told: v.number(),
});
/** See the schema of the same name. */
export type SessionTimeline = v.InferOutput<typeof SessionTimeline>;

/** One person's invitation to the path of a session. */
export const SessionMail = v.object({
  id: ServerId,
  member: NamedMember,
  /** `none`: told in the mail that invited them to the space. */ mail: v.picklist(mailStates),
  bounce: Bounce,
  mailedAt: v.nullable(Moment),
});

/** Groups that one request enrols or takes out, at most. */
export const maxGroupsPerRequest = 1000;

const id = v.strictObject({ id: ServerId });
const text = v.pipe(v.string(), v.maxLength(1000));
const pathFields = {
  name: text,
  description: v.pipe(v.string(), v.maxLength(5 * maxInformationLength)),
  link: v.pipe(v.string(), v.maxLength(2000)),
} as const;
const sessionFields = { name: text, startsAt: Moment, endsAt: v.nullable(Moment) } as const;
const GroupIds = v.strictObject({
  groupIds: v.pipe(v.array(ServerId), v.minLength(1), v.maxLength(maxGroupsPerRequest)),
});
const MemberIds = v.strictObject({
  memberIds: v.pipe(v.array(ServerId), v.minLength(1), v.maxLength(maxMembersPerRequest)),
});
const Enrolled = v.object({ /** Who was not enrolled before. */ added: v.number() });
const Removed = v.object({ removed: v.number() });

/** Paths; names are checked like groups' names (`value-refused`), links are https or empty. */
export const pathEndpoints = {
  listPaths: endpoint({
    method: 'GET',
    path: '/paths',
    summary: 'Paths by name, searched by name.',
    query: v.strictObject({ ...pageQuery, search: v.optional(v.pipe(v.string(), v.maxLength(200)), '') }),
    answer: pageOf(Path),
  }),
  createPath: endpoint({
    method: 'POST',
    path: '/paths',
    summary: 'Creates a path.',
    body: v.strictObject(pathFields),
    answer: Path,
  }),
  readPath: endpoint({ method: 'GET', path: '/paths/{id}', summary: 'One path.', params: id, answer: Path }),
  changePath: endpoint({
    method: 'PATCH',
    path: '/paths/{id}',
    summary: 'Changes the fields of a path that are given.',
    params: id,
    body: v.partial(v.strictObject(pathFields)),
    answer: Path,
  }),
  deletePath: endpoint({
    method: 'DELETE',
    path: '/paths/{id}',
    summary: 'Deletes a path with its sessions; mails that wait are not sent.',
    params: id,
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/paths/{id}/sessions',
    summary: 'The sessions of a path, the latest start first.',
    params: id,
    query: v.strictObject(pageQuery),
    answer: pageOf(Session),
  }),
  createSession: endpoint({
    method: 'POST',
    path: '/paths/{id}/sessions',
    summary: 'Creates a session of a path; its end is after its start.',
    params: id,
    body: v.strictObject(sessionFields),
    answer: Session,
  }),
};

/** Sessions and who is enrolled. */
export const sessionEndpoints = {
  readSession: endpoint({
    method: 'GET',
    path: '/sessions/{id}',
    summary: 'One session.',
    params: id,
    answer: Session,
  }),
  changeSession: endpoint({
    method: 'PATCH',
    path: '/sessions/{id}',
    summary: 'Changes the fields that are given; another start moves the mails that have not left.',
    params: id,
    body: v.partial(v.strictObject(sessionFields)),
    answer: Session,
  }),
  cancelSession: endpoint({
    method: 'POST',
    path: '/sessions/{id}/cancel',
    summary: 'Cancels a session: mails that wait are not sent.',
    params: id,
    answer: Session,
  }),
  listSessionGroups: endpoint({
    method: 'GET',
    path: '/sessions/{id}/groups',
    summary: 'The enrolled groups by name.',
    params: id,
    query: v.strictObject(pageQuery),
    answer: pageOf(v.pick(Group, ['id', 'name', 'members'])),
  }),
  enrolGroups: endpoint({
    method: 'POST',
    path: '/sessions/{id}/groups',
    summary: 'Enrols groups, with whoever is in them now and later.',
    params: id,
    body: GroupIds,
    answer: Enrolled,
  }),
  removeGroups: endpoint({
    method: 'POST',
    path: '/sessions/{id}/groups/remove',
    summary: 'Ends the enrolment of groups.',
    params: id,
    body: GroupIds,
    answer: Removed,
  }),
  listLearners: endpoint({
    method: 'GET',
    path: '/sessions/{id}/learners',
    summary: 'The people who are enrolled by themselves.',
    params: id,
    query: v.strictObject(memberQuery),
    answer: pageOf(MemberSummary),
  }),
  enrolLearners: endpoint({
    method: 'POST',
    path: '/sessions/{id}/learners',
    summary: 'Enrols people of the space.',
    params: id,
    body: MemberIds,
    answer: Enrolled,
  }),
  removeLearners: endpoint({
    method: 'POST',
    path: '/sessions/{id}/learners/remove',
    summary: 'Ends the enrolment of people; a mail that waits for them is not sent.',
    params: id,
    body: MemberIds,
    answer: Removed,
  }),
  readTimeline: endpoint({
    method: 'GET',
    path: '/sessions/{id}/timeline',
    summary: 'When the invitations to the path leave, to how many, and how far they are.',
    params: id,
    answer: SessionTimeline,
  }),
  listSessionMails: endpoint({
    method: 'GET',
    path: '/sessions/{id}/mails',
    summary: 'The invitations to the path that came of this session, the newest first.',
    params: id,
    query: v.strictObject(pageQuery),
    answer: pageOf(SessionMail),
  }),
};
