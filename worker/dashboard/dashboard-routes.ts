import { dashboardEndpoints } from '../../shared/contract/dashboard.ts';
import type { ApiEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { serve } from '../serve.ts';
import { readDashboard } from './dashboard-store.ts';

/** How inviting goes, in numbers. */
export const dashboardRoutes = new Hono<ApiEnv>();

serve(dashboardRoutes, dashboardEndpoints.readDashboard, (c) => readDashboard(c.env.DB, Date.now()));
