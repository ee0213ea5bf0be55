import { i18n } from '#i18n';
import { protocolVersion } from '../../../shared/contract/protocol.ts';
import { undoDays } from '../../../shared/contract/undo.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { numberWords } from './numbers.ts';

/** What went wrong between us and a space, as a sentence; `space` is its name or address. */
export function syncProblemWords(problem: SyncProblem, space: string): string {
  switch (problem.code) {
    case 'offline':
      return i18n.t('sync.offline');
    case 'unreachable':
      return i18n.t('sync.unreachable', [space]);
    case 'timed-out':
      return i18n.t('sync.timed_out', [space]);
    case 'not-a-space':
      return problem.evidence === 'redirect'
        ? i18n.t('sync.not_a_space_redirect', [space])
        : i18n.t('sync.not_a_space', [space]);
    case 'server-error':
      return i18n.t('sync.server_error', [space, numberWords(problem.status)]);
    case 'busy':
      return i18n.t('sync.busy', [space]);
    case 'too-many-requests':
      return i18n.t('sync.too_many_requests', [space]);
    case 'not-signed-in':
      return i18n.t('sync.not_signed_in', [space]);
    case 'not-allowed':
      return i18n.t('sync.not_allowed', [space]);
    case 'not-found':
    case 'method-not-allowed':
    case 'unsupported-media':
      return i18n.t('sync.not_found', [space]);
    case 'plan-changed':
      return i18n.t('sync.plan_changed', [space]);
    case 'undo-too-late':
      return i18n.t('sync.undo_too_late', undoDays, [numberWords(undoDays)]);
    case 'batch-id-reused':
      return i18n.t('sync.batch_id_reused', [space]);
    case 'too-large':
      return i18n.t('sync.too_large', [space]);
    case 'too-many-groups':
      return i18n.t('sync.too_many_groups', [space, numberWords(problem.most)]);
    case 'invalid-request':
      return i18n.t('sync.invalid_request', [space, problem.at]);
    case 'protocol-unknown':
      return problem.speaks > protocolVersion
        ? i18n.t('sync.space_newer', [space])
        : i18n.t('sync.space_older', [space]);
    case 'access-denied':
      return i18n.t('sync.access_denied');
    case 'expired-token':
      return i18n.t('sync.expired_token');
    case 'authorization-pending':
    case 'slow-down':
      return i18n.t('sync.authorization_pending');
    case 'passwords-missing':
      return i18n.t('sync.passwords_missing');
    case 'name-taken':
      return i18n.t('sync.name_taken', [space]);
    case 'address-taken':
      return i18n.t('sync.address_taken', [space]);
    case 'value-refused':
      return i18n.t('sync.value_refused', [space, problem.at]);
    case 'unexpected':
      return i18n.t('sync.unexpected', [space]);
  }
}
