import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { memberFilter, memberQuery } from '../../../shared/contract/member.ts';

const MemberView = v.object({ ...memberFilter, sort: memberQuery.sort });
/** Which members are shown, and in which order. */
export type MemberView = v.InferOutput<typeof MemberView>;

/** All members, by name. */
export const everybody: MemberView = v.parse(MemberView, {});

const Kept = v.fallback(v.pipe(v.string(), v.parseJson(), MemberView), everybody);

/** A filter that is still there when the admin comes back from a member's page; it goes with the tab. */
export function useMemberView(list: string): [MemberView, (filter: MemberView) => void] {
  const name = `member-view ${list}`;
  const [filter, setFilter] = useState(() => v.parse(Kept, sessionStorage.getItem(name) ?? ''));
  const keep = (next: MemberView) => {
    sessionStorage.setItem(name, JSON.stringify(next));
    setFilter(next);
  };
  return [filter, keep];
}

/** Whether a filter leaves anybody out. */
export function isNarrowed({ sort, ...filter }: MemberView): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '') || filter.language === '';
}
