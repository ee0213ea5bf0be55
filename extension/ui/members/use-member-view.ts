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
  const [filter, setFilter] = useState(() => v.parse(Kept, sessionStorage.getItem(nameOf(list)) ?? ''));
  const keep = (next: MemberView) => {
    keepMemberView(list, next);
    setFilter(next);
  };
  return [filter, keep];
}

/** Makes a filter the one that a list is shown with next. */
export function keepMemberView(list: string, filter: MemberView): void {
  sessionStorage.setItem(nameOf(list), JSON.stringify(filter));
}

function nameOf(list: string): string {
  return `member-view ${list}`;
}

/** Whether a filter leaves anybody out. */
export function isNarrowed({ sort, ...filter }: MemberView): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '') || filter.language === '';
}
