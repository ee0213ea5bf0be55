import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { Count, ServerId } from './protocol.ts';

/** Days that the dashboard looks back over, today included. */
export const dashboardDays = 30;
/** Groups of which the dashboard tells how many have accepted: those with the most members. */
export const dashboardGroups = 10;

/** One day, counted in UTC. */
const DashboardDay = v.object({
  /** As `2026-11-23`. */ date: v.pipe(v.string(), v.isoDate()),
  /** Invitations that were made. */ invited: Count,
  /** Invitations that were accepted. */ accepted: Count,
});

/** How far the members of a group are. */
const DashboardGroup = v.object({
  id: ServerId,
  name: v.string(),
  members: Count,
  /** Of them, those who are in the space: they accepted, or their account was set up. */ active: Count,
});

/** How inviting goes, in numbers. */
export const Dashboard = v.object({
  members: v.object({ active: Count, invited: Count, suspended: Count }),
  /** The last `dashboardDays` days, the oldest first, each of them. */
  days: v.array(DashboardDay),
  /** The largest first. */
  groups: v.array(DashboardGroup),
});
/** See the schema of the same name. */
export type Dashboard = v.InferOutput<typeof Dashboard>;

/** How inviting goes. */
export const dashboardEndpoints = {
  readDashboard: endpoint({
    method: 'GET',
    path: '/dashboard',
    summary: 'Members by state, invitations day by day, and how far the largest groups are.',
    answer: Dashboard,
  }),
};
