import type { Measure } from '../runner/measure.ts';
import { applyAgain, applyInvitations, applyRecords, planInvitations } from './apply-invitations.ts';
import { againstBetterAuth } from './better-auth.ts';
import { bytes } from './bytes.ts';
import {
  captureFloorMeasure,
  captureLeastMeasure,
  capturePageMeasure,
  captureQuestionsMeasure,
} from './capture-page.ts';
import { coldStart } from './cold-start.ts';
import { costOfInviting } from './cost-of-inviting.ts';
import { createAccounts, hashGivingWay, hashInWorkerd, hashPasswords } from './create-accounts.ts';
import {
  deliverBesideLeast,
  deliverDurably,
  deliverFromWorkerd,
  deliverLeastAlone,
  deliverMails,
} from './deliver-mails.ts';
import { largeSpace } from './large-space.ts';
import { openPopup } from './open-popup.ts';
import { leastOfPaste } from './paste-least.ts';
import { againstSpreadsheetImport, pasteBesideReading, pasteToGrid } from './paste-to-grid.ts';
import { readAddresses } from './read-addresses.ts';
import { readCsv } from './read-csv.ts';
import { sendToReceipts } from './send-to-receipts.ts';
import { startSession } from './start-session.ts';
import { workInGridMeasure } from './work-in-grid.ts';

/** Every row of the bench. */
export const allMeasures: readonly Measure[] = [
  readCsv,
  readAddresses,
  capturePageMeasure,
  captureFloorMeasure,
  captureLeastMeasure,
  captureQuestionsMeasure,
  applyInvitations,
  applyRecords,
  planInvitations,
  applyAgain,
  sendToReceipts,
  createAccounts,
  hashPasswords,
  hashInWorkerd,
  hashGivingWay,
  deliverMails,
  deliverDurably,
  deliverFromWorkerd,
  deliverBesideLeast,
  deliverLeastAlone,
  largeSpace,
  startSession,
  costOfInviting,
  coldStart,
  pasteToGrid,
  pasteBesideReading,
  leastOfPaste,
  workInGridMeasure,
  openPopup,
  againstSpreadsheetImport,
  againstBetterAuth,
  bytes,
];
