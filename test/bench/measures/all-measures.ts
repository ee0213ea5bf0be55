import type { Measure } from '../runner/measure.ts';
import { applyAgain, applyInvitations, planInvitations } from './apply-invitations.ts';
import { bytes } from './bytes.ts';
import { deliverMails } from './deliver-mails.ts';
import { pasteToGrid } from './paste-to-grid.ts';
import { readAddresses } from './read-addresses.ts';
import { readCsv } from './read-csv.ts';

/** Every row of the bench. */
export const allMeasures: readonly Measure[] = [
  readCsv,
  readAddresses,
  applyInvitations,
  planInvitations,
  applyAgain,
  deliverMails,
  pasteToGrid,
  bytes,
];
