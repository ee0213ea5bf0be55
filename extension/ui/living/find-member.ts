import { listSpaces } from '../../spaces/space-store.ts';
import { goTo } from '../console/route.ts';
import { database } from '../here.ts';
import { everybody, keepMemberView } from '../members/use-member-view.ts';
import { chosenSpace } from '../space/chosen-space.ts';

/** Shows the members of the chosen space, searched for an address. */
export async function findMember(email: string): Promise<void> {
  const space = chosenSpace(await listSpaces(database));
  if (space) keepMemberView(space.address, { ...everybody, search: email });
  goTo({ page: 'members' });
}
