import { except } from 'hono/combine';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { apiAccess } from './access/api-access.ts';
import { apiAnswers, protocolRule } from './access/api-answers.ts';
import { deviceGrantRoutes } from './access/device-grant-routes.ts';
import { devicePages } from './access/device-pages.ts';
import { forgottenPasswordPages } from './access/forgotten-password-pages.ts';
import { noteRequest } from './access/giving-way.ts';
import { newAddressPages } from './access/new-address-pages.ts';
import { ownPasswordPages } from './access/own-password-pages.ts';
import { passwordResetPages } from './access/password-reset-pages.ts';
import { setupPages } from './access/setup-pages.ts';
import { signInPages } from './access/sign-in-pages.ts';
import { signInRoutes } from './access/sign-in-routes.ts';
import { signInsPage } from './access/sign-ins-page.ts';
import { adminRoutes } from './admins/admin-routes.ts';
import { apiPages, openApiRoute } from './api-description/description-routes.ts';
import type { AppEnv } from './app-env.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { batchRoutes } from './batches/batch-routes.ts';
import { resendHook } from './bounces/resend-hook.ts';
import { dashboardRoutes } from './dashboard/dashboard-routes.ts';
import { erasureRoutes } from './erasures/erasure-routes.ts';
import { answerError, answerProblem } from './error-answer.ts';
import { groupRoutes } from './groups/group-routes.ts';
import { healthPage } from './health/health-page.ts';
import { healthRoutes } from './health/health-routes.ts';
import { Hono } from './hono.ts';
import { acceptPages } from './invitations/accept-pages.ts';
import { askAgainPages } from './invitations/ask-again-pages.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { inInvocation } from './log/log.ts';
import { previewRoutes } from './mail/preview-routes.ts';
import { memberRoutes } from './members/member-routes.ts';
import { profilePages } from './members/profile-pages.ts';
import { wayInRoutes } from './members/way-in-routes.ts';
import { everyPage } from './pages/every-page.ts';
import { favicon } from './pages/favicon.ts';
import { homePage } from './pages/home-page.ts';
import { myPathsPage } from './paths/my-paths-page.ts';
import { pathRoutes } from './paths/path-routes.ts';
import { sessionRoutes } from './paths/session-routes.ts';
import { newId } from './random.ts';
import { apiBodyRules } from './request-body.ts';
import { spaceRoutes } from './space/space-routes.ts';
import { unsubscribePages } from './suppressions/unsubscribe-pages.ts';
import { undoRoutes } from './undo/undo-routes.ts';

/** The whole HTTP side: what every request passes, in this order, and the features that answer. */
export const app = new Hono<AppEnv>();

app.onError(answerError);
app.notFound((c) => answerProblem({ code: 'not-found' }, c));

app.use(async (c, next) => {
  const requestId = newId();
  c.set('requestId', requestId);
  noteRequest(Date.now());
  await inInvocation(requestId, next);
});

app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      c.header('Allow', methods.join(', '));
      return answerProblem({ code: 'method-not-allowed' }, c);
    },
  }),
);

app.use('/api/*', apiAnswers, protocolRule, ...apiBodyRules);
app.route('/api/v1', deviceGrantRoutes);
app.route('/api/v1', openApiRoute);
app.use('/api/v1/*', apiAccess);
app.route('/api/v1', spaceRoutes);
app.route('/api/v1', signInRoutes);
app.route('/api/v1', adminRoutes);
app.route('/api/v1', auditRoutes);
app.route('/api/v1', batchRoutes);
app.route('/api/v1', undoRoutes);
app.route('/api/v1', dashboardRoutes);
app.route('/api/v1', memberRoutes);
app.route('/api/v1', wayInRoutes);
app.route('/api/v1', erasureRoutes);
app.route('/api/v1', groupRoutes);
app.route('/api/v1', previewRoutes);
app.route('/api/v1', invitationRoutes);
app.route('/api/v1', pathRoutes);
app.route('/api/v1', sessionRoutes);
app.route('/api/v1', healthRoutes);

app.route('/', favicon);
app.route('/', healthPage);
app.route('/', resendHook);
app.use('/api', everyPage);
app.use(except('/api/*', everyPage));
app.route('/', apiPages);
app.route('/', homePage);
app.route('/', setupPages);
app.route('/', signInPages);
app.route('/', ownPasswordPages);
app.route('/', forgottenPasswordPages);
app.route('/', passwordResetPages);
app.route('/', newAddressPages);
app.route('/', acceptPages);
app.route('/', askAgainPages);
app.route('/', unsubscribePages);
app.route('/', profilePages);
app.route('/', myPathsPage);
app.route('/', signInsPage);
app.route('/', devicePages);
