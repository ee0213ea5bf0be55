import type { Plan, RowPlan } from '../../shared/contract/batch.ts';

/** Mails of one kind in one language that would leave. */
export interface PlannedMails {
  kind: NonNullable<RowPlan['mail']>;
  language: string;
  count: number;
  /** The row of the first one, to preview it. */
  firstRowId: string;
}

/** The mails that the batches of one import would send, by kind and language, the most first. */
export function mailsOf(plans: Iterable<Pick<Plan, 'rows'>>): PlannedMails[] {
  const mails = new Map<string, PlannedMails>();
  for (const { rows } of plans) {
    for (const { id, mail: kind, mailLanguage: language } of rows) {
      if (kind === null) continue;
      const key = `${kind} ${language}`;
      const known = mails.get(key) ?? { kind, language, count: 0, firstRowId: id };
      mails.set(key, { ...known, count: known.count + 1 });
    }
  }
  return [...mails.values()].sort((a, b) => b.count - a.count);
}
