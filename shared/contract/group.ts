import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { MemberSummary, memberFilter, memberQuery } from './member.ts';
import { pageOf, pageQuery } from './page.ts';
import { Moment, ServerId } from './protocol.ts';

/** A group of people and how many it has. */
export const Group = v.object({
  id: ServerId,
  name: v.string(),
  /** Everybody in it. */ members: v.number(),
  /** Those of them who are active. */ learners: v.number(),
  /** Those of them who are invited and have not accepted. */ pending: v.number(),
  createdAt: Moment,
  /** Whether it is enrolled in the session with which a list was asked for; false where none was. */
  isEnrolled: v.optional(v.boolean(), false),
});
/** See the schema of the same name. */
export type Group = v.InferOutput<typeof Group>;

/** Members that one request adds or removes, at most. */
export const maxMembersPerRequest = 1000;

const id = v.strictObject({ id: ServerId });
const GroupName = v.strictObject({ name: v.pipe(v.string(), v.maxLength(1000)) });
const MemberIds = v.strictObject({
  memberIds: v.pipe(v.array(ServerId), v.minLength(1), v.maxLength(maxMembersPerRequest)),
});

/**
 * Groups, and who is in them. A name that another group has, be it with other case or accents, is refused with
 * `name-taken`; one that cannot be used (see `checkPerson`, or nothing of it can be seen) with `value-refused`.
 */
export const groupEndpoints = {
  listGroups: endpoint({
    method: 'GET',
    path: '/groups',
    summary: 'Groups by name, searched by name or id.',
    query: v.strictObject({
      ...pageQuery,
      search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
      /** A session: the answer tells of each whether it is enrolled in it. */
      session: v.optional(ServerId),
    }),
    answer: pageOf(Group),
  }),
  createGroup: endpoint({
    method: 'POST',
    path: '/groups',
    summary: 'Creates a group.',
    body: GroupName,
    answer: Group,
  }),
  readGroup: endpoint({
    method: 'GET',
    path: '/groups/{id}',
    summary: 'One group.',
    params: id,
    answer: Group,
  }),
  renameGroup: endpoint({
    method: 'PATCH',
    path: '/groups/{id}',
    summary: 'Renames a group.',
    params: id,
    body: GroupName,
    answer: Group,
  }),
  deleteGroup: endpoint({
    method: 'DELETE',
    path: '/groups/{id}',
    summary: 'Deletes a group; the people in it stay members of the space.',
    params: id,
  }),
  listGroupMembers: endpoint({
    method: 'GET',
    path: '/groups/{id}/members',
    summary: 'The people of a group.',
    params: id,
    query: v.strictObject(memberQuery),
    answer: pageOf(MemberSummary),
  }),
  addGroupMembers: endpoint({
    method: 'POST',
    path: '/groups/{id}/members',
    summary: 'Adds people of the space to a group; who is in it already stays, ids of nobody are passed over.',
    params: id,
    body: MemberIds,
    answer: v.object({ /** People who were not in it before. */ added: v.number() }),
  }),
  addMatchingMembers: endpoint({
    method: 'POST',
    path: '/groups/{id}/members/matching',
    summary: 'Adds all people of the space whom a filter means to a group, thousands with each request.',
    params: id,
    body: v.strictObject({ ...memberFilter, /** The `next` of the request before. */ cursor: pageQuery.cursor }),
    answer: v.object({
      /** People whom this request was about. */ asked: v.number(),
      /** Those of them who were not in it before. */ added: v.number(),
      /** The cursor for the rest; null when there is none. */ next: v.nullable(v.string()),
    }),
  }),
  removeGroupMembers: endpoint({
    method: 'POST',
    path: '/groups/{id}/members/remove',
    summary: 'Takes people out of a group.',
    params: id,
    body: MemberIds,
    answer: v.object({ removed: v.number() }),
  }),
  exportGroups: endpoint({
    method: 'GET',
    path: '/groups.csv',
    summary: 'All groups as CSV: Name, Id, number of members, learners, pending, creation date.',
    answer: v.string(),
    media: 'text/csv',
  }),
};
