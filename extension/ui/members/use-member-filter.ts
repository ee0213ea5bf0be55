import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { memberFilter, memberQuery } from '../../../shared/contract/member.ts';

const MemberFilter = v.object({ ...memberFilter, sort: memberQuery.sort });
/** Which members are shown, and in which order. */
export type MemberFilter = v.InferOutput<typeof MemberFilter>;

/** All members, by name. */
export const everybody: MemberFilter = v.parse(MemberFilter, {});

const Kept = v.fallback(v.pipe(v.string(), v.parseJson(), MemberFilter), everybody);

/** A filter that is still there when the admin comes back from a member's page; it goes with the tab. */
export function useMemberFilter(list: string): [MemberFilter, (filter: MemberFilter) => void] {
  const name = `member-filter ${list}`;
  const [filter, setFilter] = useState(() => v.parse(Kept, sessionStorage.getItem(name) ?? ''));
  const keep = (next: MemberFilter) => {
    sessionStorage.setItem(name, JSON.stringify(next));
    setFilter(next);
  };
  return [filter, keep];
}

/** Whether a filter leaves anybody out. */
export function isNarrowed({ sort, ...filter }: MemberFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '') || filter.language === '';
}
